using System.Security.Cryptography;
using System.Text;

namespace Catalog.Core.Shared;

/// <summary>
/// The 32 bytes that uniqueness sits on: names may be longer than an index entry, and <c>=</c> means different things
/// to different databases.
/// </summary>
public static class KeyHash
{
    /// <summary>For keys of products, domains, teams and contracts, where case does not matter.</summary>
    public static byte[] Folded(string key) => Exact(key.ToLowerInvariant());

    /// <summary>For names of datasets, jobs and fields, where it does.</summary>
    public static byte[] Exact(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>For two-part names; the length keeps the parts from running together.</summary>
    public static byte[] Exact(string first, string second) => Exact($"{first.Length}:{first}{second}");
}
