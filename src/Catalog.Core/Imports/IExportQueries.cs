using Catalog.Core.DataProducts;

namespace Catalog.Core.Imports;

/// <summary>Everything that is stored, for an export, in an order that does not depend on when it came in.</summary>
public interface IExportQueries
{
    /// <summary>What no standard covers, as records in the order in which they build on one another. Those of products are named by their keys.</summary>
    IAsyncEnumerable<ExportRecord> RecordsAsync(CancellationToken ct);

    /// <summary>What happened around it: old keys, proposals, inboxes, and of tokens what may be known without their secrets.</summary>
    IAsyncEnumerable<ExportRecord> HistoryAsync(CancellationToken ct);

    /// <summary>The rules by which results are placed and products judged, what was set by hand, saved searches and synonyms.</summary>
    IAsyncEnumerable<ExportRecord> RulesAsync(CancellationToken ct);

    /// <summary>Edges about which somebody decided something, those that no kept event teaches, and notes.</summary>
    IAsyncEnumerable<ExportRecord> EdgesAsync(CancellationToken ct);

    /// <summary>Lineage events as they came in, in their order; as long as they are kept.</summary>
    IAsyncEnumerable<string> EventsAsync(CancellationToken ct);

    /// <summary>Validation results with what was made of them, in the order in which they came in.</summary>
    IAsyncEnumerable<ExportResult> ResultsAsync(CancellationToken ct);

    /// <summary>The history of states, incidents with their timelines, and how products stand.</summary>
    IAsyncEnumerable<ExportRecord> StatesAsync(CancellationToken ct);

    /// <summary>The trail, oldest first.</summary>
    IAsyncEnumerable<ExportRecord> TrailAsync(CancellationToken ct);

    /// <summary>All products by key.</summary>
    Task<IReadOnlyList<DataProductId>> ProductsAsync(CancellationToken ct);

    /// <summary>All versions of all contracts as they came in, conflicting variants after the version they differ from.</summary>
    IAsyncEnumerable<ExportContract> ContractsAsync(CancellationToken ct);

    /// <summary>All pages of documentation with all their revisions.</summary>
    IAsyncEnumerable<ExportPage> PagesAsync(CancellationToken ct);
}

/// <summary>A record of NDJSON: its kind and its fields in order; those without a value are left out.</summary>
public sealed record ExportRecord(string Kind, IReadOnlyList<(string Name, object? Value)> Fields);

/// <summary>A result as it was kept: what is known of it, its text, and how it was read, for a text that is no result of Great Expectations.</summary>
public sealed record ExportResult(IReadOnlyList<(string Name, object? Value)> Fields, string Text, IReadOnlyList<(string Name, object? Value)> Reading);

/// <summary>A contract's version to the letter; a variant is other content under a known version.</summary>
public sealed record ExportContract(string ContractId, string Number, string Text, bool Variant, string Source, string ImportedBy, DateTimeOffset ImportedAt);

/// <summary>A page of documentation; its newest revision is what it says.</summary>
public sealed record ExportPage(string ProductKey, string Slug, IReadOnlyList<ExportRevision> Revisions);

/// <summary>What a page said; <paramref name="By"/> is the issuer and subject of its author, where the author is a person.</summary>
public sealed record ExportRevision(string Title, string Markdown, IReadOnlyList<(string Name, object? Value)>? By, string ByName, DateTimeOffset At);
