using Catalog.Core.Lineage.Reading;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Lineage;

/// <summary>A page of jobs.</summary>
public sealed record JobList(Page<JobRow> Page);

public sealed partial class JobsPage
{
    [Inject] public required IJobQueries Jobs { get; init; }
    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }
    [SupplyParameterFromQuery(Name = "namespace")] public string? Space { get; set; }
    [SupplyParameterFromQuery(Name = "product")] public string? Product { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }

    protected override async Task<JobList?> ReadAsync(CancellationToken ct) =>
        new(await Jobs.ListAsync(new JobFilter { Text = Text, Namespace = Space, Product = Product }, new PageRequest(After, 40), Actor, ct));

    private string Url() => CatalogUrls.With(CatalogUrls.Jobs, ("q", Text), ("namespace", Space), ("product", Product));

    private List<Facet> Chosen()
    {
        var chosen = new List<Facet>();
        if (!string.IsNullOrWhiteSpace(Text)) chosen.Add(new Facet($"“{Text}”", CatalogUrls.With(CatalogUrls.Jobs, ("namespace", Space), ("product", Product))));
        if (!string.IsNullOrEmpty(Space)) chosen.Add(new Facet(Space, CatalogUrls.With(CatalogUrls.Jobs, ("q", Text), ("product", Product))));
        if (!string.IsNullOrWhiteSpace(Product)) chosen.Add(new Facet(Product, CatalogUrls.With(CatalogUrls.Jobs, ("q", Text), ("namespace", Space))));
        return chosen;
    }
}
