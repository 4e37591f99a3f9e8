using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;

namespace Catalog.Core.Imports;

/// <summary>
/// One document of a file, told apart by content. Exactly one of the nested cases: <see cref="Product"/>,
/// <see cref="Contract"/>, <see cref="Result"/>, <see cref="CatalogRecord"/>, <see cref="LineageEvent"/>, <see cref="Skipped"/> or <see cref="Rejected"/>.
/// </summary>
public abstract record SourceDocument
{
    private SourceDocument() { }

    /// <summary>Position in its file, from 1: YAML streams and NDJSON files hold several.</summary>
    public int Index { get; init; } = 1;

    /// <summary>The 1-based line where it begins.</summary>
    public int Line { get; init; } = 1;

    /// <summary>What a person should know about it, most serious first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>A data product in the Open Data Product Standard.</summary>
    public sealed record Product(string Id, string ApiVersion, ProductSheet Sheet, SourceText Source) : SourceDocument;

    /// <summary>A data contract in the Open Data Contract Standard, of any version.</summary>
    public sealed record Contract(string Id, string Version, string ApiVersion, ContractDocument Model, SourceText Source)
        : SourceDocument;

    /// <summary>One run of one suite of Great Expectations.</summary>
    public sealed record Result(Quality.SuiteResult Suite) : SourceDocument;

    /// <summary>A record that this portal exported itself; <paramref name="Kind"/> is the part after <c>catalog/</c>.</summary>
    public sealed record CatalogRecord(string Kind, string Json) : SourceDocument;

    /// <summary>An OpenLineage event.</summary>
    public sealed record LineageEvent(Lineage.LineageEvent Event, string Json) : SourceDocument;

    /// <summary>Readable, but nothing that is taken in; <paramref name="Reason"/> says what it is.</summary>
    public sealed record Skipped(string Reason) : SourceDocument;

    /// <summary>Cannot be parsed, or its identity is missing; the findings say where and what to do.</summary>
    public sealed record Rejected : SourceDocument;
}
