using System.Buffers.Binary;
using System.Text;

namespace Catalog.Core.Lineage.Graph;

/// <summary>A text kept as UTF-8 in one block with others: names are many, and few are looked at.</summary>
public readonly record struct BlockText
{
    private const int LengthBytes = sizeof(int);

    private readonly byte[]? block;
    private readonly int start;

    private BlockText(byte[] block, int start) => (this.block, this.start) = (block, start);

    private ReadOnlySpan<byte> Bytes => block is null ? [] : block.AsSpan(start + LengthBytes, BinaryPrimitives.ReadInt32LittleEndian(block.AsSpan(start)));

    public static BlockText Of(string text) => All([text])[0];

    /// <summary>Each of these, in the same order, in one block.</summary>
    public static BlockText[] All(IReadOnlyList<string> texts)
    {
        var bytes = new byte[texts.Sum(text => LengthBytes + Encoding.UTF8.GetByteCount(text))];
        var all = new BlockText[texts.Count];
        for (var (i, at) = (0, 0); i < all.Length; i++)
        {
            var written = Encoding.UTF8.GetBytes(texts[i], bytes.AsSpan(at + LengthBytes));
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), written);
            all[i] = new BlockText(bytes, at);
            at += LengthBytes + written;
        }
        return all;
    }

    public bool Equals(BlockText other) => Bytes.SequenceEqual(other.Bytes);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    /// <summary>A new text at each call.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Bytes);
}
