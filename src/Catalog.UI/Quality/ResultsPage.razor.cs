using Catalog.Core.DataProducts;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.UI.Layout;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Quality;

/// <summary>A page of runs.</summary>
public sealed record ResultsShown(DataProductKey Key, Page<ResultRow> Page);

/// <summary>The history of a product's checks, run by run.</summary>
public sealed partial class ResultsPage
{
    [Inject] public required IResultQueries Results { get; init; }
    [CascadingParameter] public Reader? Reader { get; set; }
    [Parameter] public required string Domain { get; set; }
    [Parameter] public required string Name { get; set; }
    [SupplyParameterFromQuery(Name = "suite")] public string? Suite { get; set; }
    [SupplyParameterFromQuery(Name = "port")] public string? Port { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }

    private Reader Zone => Reader ?? Reader.Utc;

    protected override async Task<ResultsShown?> ReadAsync(CancellationToken ct)
    {
        if (!DataProductKey.TryParse($"{Domain}/{Name}", out var key)) return null;
        var listed = await Results.ListAsync(Actor, key, new ResultFilter(Suite, Port), new PageRequest(After), ct);
        return listed.IsOk ? new ResultsShown(key, listed.Value) : null;
    }

    private ResultRow? BeforeOf(ResultRow row) => Data!.Page.Items.FirstOrDefault(r => r.Suite == row.Suite && r.Port == row.Port && r.RunTime < row.RunTime);
}
