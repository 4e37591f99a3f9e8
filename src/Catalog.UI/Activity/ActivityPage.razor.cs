using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Activity;

public sealed partial class ActivityPage
{
    private Page<ActivityRow>? _page;
    private Carried? _carried;
    private string? _for;
    /// <summary>What the rows that are shown answer.</summary>
    private string? _listed;
    private bool _first = true;
    private bool _missing;

    [Inject] public required IActivityQueries Trail { get; init; }
    [Inject] public required IAccessQueries Products { get; init; }
    [Inject] public required Handover Handover { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    [SupplyParameterFromQuery(Name = "via")] public string? Via { get; set; }
    [SupplyParameterFromQuery(Name = "person")] public string? Person { get; set; }
    [SupplyParameterFromQuery(Name = "product")] public string? Product { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }

    /// <summary>What crosses from prerendering, so that nothing is loaded twice.</summary>
    [PersistentState]
    public Carried? State
    {
        get => _page is null ? null : new Carried(_listed!, _page);
        set => _carried = value;
    }

    private IReadOnlyList<Facet> Ways =>
    [
        new("From everywhere", Url(null, Person), Via is null),
        .. Enum.GetValues<ActivityVia>().Select(via => new Facet(ActivityWords.Place(via), Url(via.ToString().ToLowerInvariant(), Person), string.Equals(Via, via.ToString(), StringComparison.OrdinalIgnoreCase))),
    ];

    private IReadOnlyList<Facet> Whose => [new("By everybody", Url(Via, null), Person is null), new("By me", Url(Via, Actor.PersonId!.Value.Value.ToString("D")), Person == Actor.PersonId.Value.Value.ToString("D"))];

    private IReadOnlyList<Facet> Chosen => Product is null ? [] : [new(Product, CatalogUrls.With(CatalogUrls.Activity, ("via", Via), ("person", Person)))];

    protected override async Task OnParametersSetAsync()
    {
        var wanted = $"{Via}|{Person}|{Product}|{After}";
        if (_for == wanted) return;
        _for = wanted;
        var carried = _first ? _carried : null;
        _first = false;
        if (carried?.Key == wanted) (_page, _listed) = (carried.Page, wanted);
        if (carried?.Key != wanted || Handover.IsOld) await ReloadAsync();
    }

    private Task ReloadAsync() => LoadInTurnAsync(async ct =>
    {
        var product = Product is not null && DataProductKey.TryParse(Product, out var key) ? (await Products.OfferAsync(Actor, key, ct))?.ProductId : null;
        _missing = Product is not null && product is null;
        if (_missing) return;
        var filter = new ActivityFilter(
            Product: product,
            Via: Enum.TryParse<ActivityVia>(Via, true, out var via) ? via : null,
            Person: Guid.TryParse(Person, out var person) ? PersonId.From(person) : null);
        var wanted = _for;
        (_page, _listed) = (await Trail.ListAsync(Actor, filter, new PageRequest(After), ct), wanted);
    });

    private string Url(string? via, string? person, string? after = null) => CatalogUrls.With(CatalogUrls.Activity, ("via", via), ("person", person), ("product", Product), ("after", after));

    /// <summary>The page of the trail as prerendered.</summary>
    public sealed record Carried(string Key, Page<ActivityRow> Page);
}
