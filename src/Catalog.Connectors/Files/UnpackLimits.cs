namespace Catalog.Connectors.Files;

/// <summary>What an archive may unpack to: bounds that no real mesh reaches and no bomb passes.</summary>
public sealed record UnpackLimits(int Entries, long Bytes)
{
    public static UnpackLimits Default { get; } = new(200_000, 4_000_000_000);
}
