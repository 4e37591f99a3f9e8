namespace Catalog.Connectors.OpenDataContract.Validation;

/// <summary>The versions of the two standards that we know, oldest first within each.</summary>
internal enum StandardVersion { Odcs222, Odcs300, Odcs301, Odcs302, Odcs310, Odps090, Odps100 }

internal static class StandardVersions
{
    /// <summary>What a document of this version says in <c>apiVersion</c>.</summary>
    public static string Label(this StandardVersion version) => version switch
    {
        StandardVersion.Odcs222 => "v2.2.2",
        StandardVersion.Odcs300 => "v3.0.0",
        StandardVersion.Odcs301 => "v3.0.1",
        StandardVersion.Odcs302 => "v3.0.2",
        StandardVersion.Odcs310 => "v3.1.0",
        StandardVersion.Odps090 => "v0.9.0",
        _ => "v1.0.0",
    };

    public static StandardVersion Newest(DocumentKind kind) =>
        kind is DocumentKind.Product ? StandardVersion.Odps100 : StandardVersion.Odcs310;

    /// <summary>The version that a document of this kind claims; <c>null</c> when we know none of that name.</summary>
    public static StandardVersion? Of(DocumentKind kind, string? label) => kind switch
    {
        DocumentKind.OldContract => StandardVersion.Odcs222,
        DocumentKind.Product => Find(label, StandardVersion.Odps090, StandardVersion.Odps100),
        _ => Find(label, StandardVersion.Odcs300, StandardVersion.Odcs310),
    };

    private static StandardVersion? Find(string? label, StandardVersion first, StandardVersion last)
    {
        for (var version = first; version <= last; version++)
        {
            if (version.Label() == label) return version;
        }
        return null;
    }
}
