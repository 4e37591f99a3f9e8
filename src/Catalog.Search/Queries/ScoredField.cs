using Catalog.Search.Index;

namespace Catalog.Search.Queries;

/// <summary>How much a field says, and how much its length counts against it.</summary>
internal sealed record ScoredField(string Name, float Weight, float LengthMatters)
{
    public static ScoredField[] All { get; } =
    [
        new(IndexFields.Name, 3.0f, 0.6f),
        new(IndexFields.Columns, 1.2f, 0.3f),
        new(IndexFields.About, 1.5f, 0.4f),
        new(IndexFields.Text, 1.0f, 0.5f),
    ];

    /// <summary>Bits of the fields that make a close name, and of those that make structure.</summary>
    public const int NameBit = 1;
    public const int StructureBits = 1 | 2 | 4;

    /// <summary>Fields that say what a thing is about, and the field of what it holds.</summary>
    public const int AboutBits = 1 | 4;
    public const int ColumnsBit = 2;
}
