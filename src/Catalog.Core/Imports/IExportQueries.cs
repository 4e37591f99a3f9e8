using Catalog.Core.DataProducts;

namespace Catalog.Core.Imports;

/// <summary>Everything that is stored, for an export, in an order that does not depend on when it came in.</summary>
public interface IExportQueries
{
    /// <summary>What no standard covers, as records in the order in which they build on one another. Those of products are named by their keys.</summary>
    IAsyncEnumerable<ExportRecord> RecordsAsync(CancellationToken ct);

    /// <summary>All products by key.</summary>
    Task<IReadOnlyList<DataProductId>> ProductsAsync(CancellationToken ct);

    /// <summary>All versions of all contracts as they came in; conflicting variants stay behind.</summary>
    IAsyncEnumerable<ExportContract> ContractsAsync(CancellationToken ct);

    /// <summary>All pages of documentation.</summary>
    IAsyncEnumerable<ExportPage> PagesAsync(CancellationToken ct);
}

/// <summary>A record of NDJSON: its kind and its fields in order; those without a value are left out.</summary>
public sealed record ExportRecord(string Kind, IReadOnlyList<(string Name, object? Value)> Fields);

/// <summary>A contract's version to the letter.</summary>
public sealed record ExportContract(string ContractId, string Number, string Text);

/// <summary>A page of documentation.</summary>
public sealed record ExportPage(string ProductKey, string Slug, string Title, string Markdown);
