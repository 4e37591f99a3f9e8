using Catalog.Core.Datasets;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Datasets;

/// <summary>A page of datasets.</summary>
public sealed record DatasetList(Page<DatasetRow> Page);

public sealed partial class DatasetsPage
{
    [Inject] public required IDatasetQueries Datasets { get; init; }
    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }
    [SupplyParameterFromQuery(Name = "namespace")] public string? Space { get; set; }
    [SupplyParameterFromQuery(Name = "product")] public string? Product { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }

    protected override async Task<DatasetList?> ReadAsync(CancellationToken ct) =>
        new(await Datasets.ListAsync(new DatasetFilter { Text = Text, Namespace = Space, Product = Product }, new PageRequest(After, 40), Actor, ct));

    private string Url() => CatalogUrls.With(CatalogUrls.Datasets, ("q", Text), ("namespace", Space), ("product", Product));

    private List<Facet> Chosen()
    {
        var chosen = new List<Facet>();
        if (!string.IsNullOrWhiteSpace(Text)) chosen.Add(new Facet($"“{Text}”", CatalogUrls.With(CatalogUrls.Datasets, ("namespace", Space), ("product", Product))));
        if (!string.IsNullOrEmpty(Space)) chosen.Add(new Facet(Space, CatalogUrls.With(CatalogUrls.Datasets, ("q", Text), ("product", Product))));
        if (!string.IsNullOrWhiteSpace(Product)) chosen.Add(new Facet(Product, CatalogUrls.With(CatalogUrls.Datasets, ("q", Text), ("namespace", Space))));
        return chosen;
    }
}
