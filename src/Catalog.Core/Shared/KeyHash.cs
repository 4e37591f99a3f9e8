using System.Security.Cryptography;
using System.Text;

namespace Catalog.Core.Shared;

/// <summary>
/// The 32 bytes that uniqueness sits on: names may be longer than an index entry, and <c>=</c> means different things
/// to different databases.
/// </summary>
public static class KeyHash
{
    private const int LongestRemembered = 300;
    private static readonly Recent<(string First, string Second), byte[]> Names = new(4096);

    /// <summary>For keys of products, domains, teams and contracts, where case does not matter.</summary>
    public static byte[] Folded(string key) => Exact(key.ToLowerInvariant());

    /// <summary>For names of datasets, jobs and fields, where it does.</summary>
    public static byte[] Exact(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>For two-part names; the length keeps the parts from running together.</summary>
    public static byte[] Exact(string first, string second) =>
        first.Length + second.Length <= LongestRemembered ? Names.Of((first, second), static name => OfPair(name.First, name.Second)) : OfPair(first, second);

    private static byte[] OfPair(string first, string second) => Exact($"{first.Length}:{first}{second}");
}
