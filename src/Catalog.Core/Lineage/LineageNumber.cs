using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage;

/// <summary>
/// The number that edges and the graph in memory use for a node. It is made of the name's hash, so that whoever learns
/// of a node first gives it the same number, in whatever order events come. Datasets are even, jobs are odd.
/// </summary>
public static class LineageNumber
{
    public static long OfDataset(string ns, string name) => OfDataset(KeyHash.Exact(ns, name));

    public static long OfDataset(ReadOnlySpan<byte> nameHash) => BinaryPrimitives.ReadInt64BigEndian(nameHash) & 0x7FFF_FFFF_FFFF_FFFE;

    public static long OfJob(string ns, string name) => (BinaryPrimitives.ReadInt64BigEndian(KeyHash.Exact(ns, name)) & long.MaxValue) | 1;

    /// <summary>A field of a dataset; <c>*</c> stands for the dataset as a whole.</summary>
    public static long OfField(long dataset, string field) => BinaryPrimitives.ReadInt64BigEndian(Hash(dataset, Encoding.UTF8.GetBytes(field))) & long.MaxValue;

    public static bool IsJob(long number) => (number & 1) == 1;

    internal static Guid Id(long first, ReadOnlySpan<byte> rest) => new(Hash(first, rest).AsSpan(0, 16), bigEndian: true);

    private static byte[] Hash(long first, ReadOnlySpan<byte> rest)
    {
        var bytes = new byte[8 + rest.Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, first);
        rest.CopyTo(bytes.AsSpan(8));
        return SHA256.HashData(bytes);
    }
}
