namespace Catalog.Connectors.OpenDataContract.Documents;

/// <summary>What one file may cost to read, however large files may be. The values leave room for the largest real contracts.</summary>
internal static class DocumentLimits
{
    public const int MaxDepth = 100;
    public const int MaxNodes = 500_000;
    public const int MaxDocuments = 200_000;
}
