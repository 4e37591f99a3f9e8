using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.People;

/// <summary>A person with the products of their teams.</summary>
public sealed record ColleagueState(ColleagueReading Person, Page<ProductRow> Products);

public sealed partial class PersonPage
{
    private const int Rows = 100;

    [Inject] public required IColleagueQueries Colleagues { get; init; }
    [Inject] public required IDataProductQueries Products { get; init; }
    [Parameter] public Guid Id { get; set; }

    protected override async Task<ColleagueState?> ReadAsync(CancellationToken ct)
    {
        if (await Colleagues.FindAsync(PersonId.From(Id), Actor, ct) is not { } person) return null;
        var products = person.Row.Teams.Count == 0
            ? new Page<ProductRow>([], null)
            : await Products.ListAsync(new ProductFilter { Teams = [.. person.Row.Teams.Select(t => t.Key)] }, ProductSort.Default, new PageRequest(null, Rows), Actor, ct);
        return new ColleagueState(person, products);
    }
}
