using Catalog.Core.Contracts;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Contracts;

/// <summary>A page of contracts.</summary>
public sealed record ContractList(Page<ContractRow> Page);

public sealed partial class ContractsPage
{
    private const int Rows = 40;
    private static readonly string[] Words = ["active", "draft", "proposed", "deprecated", "retired"];

    [Inject] public required IContractQueries Contracts { get; init; }
    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }
    [SupplyParameterFromQuery(Name = "domain")] public string? Domain { get; set; }
    [SupplyParameterFromQuery(Name = "status")] public string? Status { get; set; }
    [SupplyParameterFromQuery(Name = "product")] public string? Product { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }

    protected override async Task<ContractList?> ReadAsync(CancellationToken ct) =>
        new(await Contracts.ListAsync(new ContractFilter { Text = Text, Domain = Domain, Status = Status, Product = Product }, new PageRequest(After, Rows), Actor, ct));

    private string Url(string? status) => CatalogUrls.With(CatalogUrls.Contracts, ("q", Text), ("domain", Domain), ("status", status), ("product", Product));

    private List<Facet> Statuses() =>
    [
        new Facet("All", Url(null), string.IsNullOrEmpty(Status)),
        .. Words.Select(word => new Facet(char.ToUpperInvariant(word[0]) + word[1..], Url(word), word.Equals(Status, StringComparison.OrdinalIgnoreCase))),
    ];

    private List<Facet> Chosen()
    {
        var chosen = new List<Facet>();
        if (!string.IsNullOrWhiteSpace(Text)) chosen.Add(new Facet($"“{Text}”", CatalogUrls.With(CatalogUrls.Contracts, ("domain", Domain), ("status", Status), ("product", Product))));
        if (!string.IsNullOrWhiteSpace(Domain)) chosen.Add(new Facet($"Domain {Domain}", CatalogUrls.With(CatalogUrls.Contracts, ("q", Text), ("status", Status), ("product", Product))));
        if (!string.IsNullOrWhiteSpace(Product)) chosen.Add(new Facet(Product, CatalogUrls.With(CatalogUrls.Contracts, ("q", Text), ("domain", Domain), ("status", Status))));
        if (!string.IsNullOrWhiteSpace(Status)) chosen.Add(new Facet(Status, Url(null)));
        return chosen;
    }
}
