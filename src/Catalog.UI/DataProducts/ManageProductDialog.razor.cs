using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Glossary;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.DataProducts;

/// <summary>Everything about a product that is decided apart from editing it, one deed at a time.</summary>
public sealed partial class ManageProductDialog
{
    private const string None = "none";

    private readonly OutcomePresenter _answer = new();
    private IReadOnlyList<LevelChoice>? _levels;
    private RegistrationChoices? _choices;
    private int? _holders;
    private string _text = "";
    private string _name = "";
    private string _reason = "";
    private DateOnly? _end;

    [Inject] public required IProductPageQueries Products { get; init; }
    [Inject] public required IDataProductQueries Catalogue { get; init; }
    [Inject] public required ITeamQueries Teams { get; init; }
    [Inject] public required AccessRules Rules { get; init; }
    [Inject] public required IServiceProvider Deeds { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    /// <summary><c>certify</c>, <c>visibility</c>, <c>handover</c>, <c>move</c>, <c>deprecate</c>, <c>retire</c>, or the lifecycle to step to.</summary>
    [Parameter, EditorRequired] public required string Deed { get; set; }
    [Parameter, EditorRequired] public required ProductPage Product { get; set; }
    [Parameter] public ProductNeighbours? Readers { get; set; }
    [Parameter] public EventCallback OnClosed { get; set; }
    /// <summary>Told what was done, in the past tense.</summary>
    [Parameter] public EventCallback<string> OnDone { get; set; }

    private DateOnly Today => Rules.Today(Clock.GetUtcNow());

    private string Title => Deed switch
    {
        "certify" => $"Certify {Product.Key}",
        "visibility" => $"Who sees {Product.Key}",
        "handover" => $"Hand over {Product.Key}",
        "move" => $"Rename or move {Product.Key}",
        "deprecate" => $"Deprecating {Product.Key} tells everybody that it ends",
        "retire" => $"Retiring {Product.Key} ends it",
        _ => $"Make {Product.Key} {Deed}",
    };

    private string? Summary => Deed is "deprecate" ? Hit : Deed is "handover" ? $"{Product.Team?.Name ?? "Nobody"} owns it now." : null;

    private string Verb => Deed switch
    {
        "certify" => _text == None ? "Take it away" : "Certify",
        "visibility" => $"Make it {_text}",
        "handover" => "Hand over",
        "move" => "Rename",
        "deprecate" => "Deprecate",
        _ => $"Make it {Deed}",
    };

    /// <summary>Who is hit, in a sentence.</summary>
    private string Hit
    {
        get
        {
            var products = Readers?.Products.Count ?? 0;
            var words = (products, _holders) switch
            {
                (0, null or 0) => "No product reads it and nobody holds a grant.",
                (_, null or 0) => $"{Count(products, "product reads it", "products read it")}.",
                (0, { } people) => $"{Count(people, "person holds a grant", "people hold grants")}.",
                (_, { } people) => $"{Count(products, "product reads it", "products read it")} and {Count(people, "person holds a grant", "people hold grants")}.",
            };
            return Readers is { SomethingHidden: true } ? $"{words} Something you may not see reads it too." : words;
        }
    }

    private IReadOnlyList<SelectOption> LevelOptions =>
    [
        .. (_levels ?? []).Select(l => new SelectOption(l.Key, l.Name, l.Description)),
        .. Product.Certification is null ? Array.Empty<SelectOption>() : [new SelectOption(None, "Take it away", $"It is certified as {Product.Certification.Name} now.")],
    ];

    private IReadOnlyList<PickOption> DomainOptions => [.. (_choices?.Domains ?? []).Select(d => new PickOption(d.Key, d.Name))];

    private static IReadOnlyList<SelectOption> Visibilities =>
    [
        new("open", "Open", "Everybody signed in reads everything about it."),
        new("restricted", "Restricted", "Everybody sees that it exists; the rest opens with a grant."),
        new("hidden", "Hidden", "Only the team, the domain's stewards and administrators know of it."),
    ];

    protected override Task OnInitializedAsync() => RunAsync(async ct =>
    {
        switch (Deed)
        {
            case "certify":
                _levels = await Products.LevelsAsync(Product.Key, Actor, ct);
                _text = Product.Certification?.Key ?? (_levels.Count > 0 ? _levels[0].Key : "");
                break;
            case "visibility":
                _text = Product.Facts.Visibility.ToString().ToLowerInvariant();
                break;
            case "move":
                _choices = await Products.ChoicesAsync(Actor, ct);
                (_text, _name) = (Product.Domain.Key, Product.Key.Name);
                break;
            case "deprecate":
                (_end, _text) = (Product.EndDate ?? Today.AddMonths(3), Product.Replacement?.ToString() ?? "");
                _holders = (await Products.HoldersAsync(Product.Key, new PageRequest(null, 1), Actor, ct)).Value?.Total;
                break;
            case "retire":
                _holders = (await Products.HoldersAsync(Product.Key, new PageRequest(null, 1), Actor, ct)).Value?.Total;
                break;
        }
    });

    private async Task<IReadOnlyList<PickOption>> FindTeamsAsync(string typed, CancellationToken ct) =>
        [.. (await Teams.ListAsync(typed, new PageRequest(null, 20), Actor, ct)).Items.Select(t => new PickOption(t.Key, t.Name, t.Domain?.Name))];

    private Task<IReadOnlyList<PickOption>> FindProductsAsync(string typed, CancellationToken ct) => Catalogue.PickAsync(typed, Actor, ct);

    private async Task SaveAsync()
    {
        string? done = null;
        await RunAsync(async ct => done = await DoAsync(ct));
        if (done is not null) await OnDone.InvokeAsync(done);
    }

    private async Task<string?> DoAsync(CancellationToken ct)
    {
        var (key, version) = (Product.Key, Product.Stored);
        switch (Deed)
        {
            case "certify":
                var level = _text is None or "" ? null : _text;
                return _answer.Take(await UseCase<CertifyProduct>().ExecuteAsync(new Certification(key, level, _reason, version), Actor, ct), out _) ? (level is null ? "Certification taken away" : "Certified") : null;
            case "visibility":
                var visibility = ProductWords.Visibility(_text) ?? Product.Facts.Visibility;
                return _answer.Take(await UseCase<SetVisibility>().ExecuteAsync(new VisibilityChoice(key, visibility, version), Actor, ct), out _) ? $"{key} is {_text} now" : null;
            case "handover":
                if (!_answer.Take(await UseCase<HandOver>().ExecuteAsync(new OwnerChoice(key, _text, version), Actor, ct), out var handed)) return null;
                return handed.Proposed ? "Proposed; somebody with rights on both sides decides" : "Handed over";
            case "move":
                if (!_answer.Take(await UseCase<MoveProduct>().ExecuteAsync(new ProductMove(key, _text, _name, version), Actor, ct), out var moved)) return null;
                if (!moved.Proposed && DataProductKey.TryParse(moved.Key, out var to) && to != key) Navigation.NavigateTo(CatalogUrls.Product(to));
                return moved.Proposed ? "Proposed; somebody with rights on both sides decides" : $"It is {moved.Key} now";
            case "deprecate":
                if (_end is not { } end)
                {
                    _answer.Take<ProductWritten>(new Refusal.Invalid("endDate", "Say when it ends."), out _);
                    return null;
                }
                return _answer.Take(await UseCase<Deprecate>().ExecuteAsync(new Deprecation(key, end, _text, version), Actor, ct), out _) ? $"{key} is deprecated" : null;
            case "retire":
                return _answer.Take(await UseCase<RetireProduct>().ExecuteAsync(new Retirement(key, version), Actor, ct), out _) ? $"{key} is retired" : null;
            default:
                return _answer.Take(await UseCase<ChangeLifecycle>().ExecuteAsync(new LifecycleStep(key, ProductWords.Lifecycle(Deed), version), Actor, ct), out _) ? $"{key} is {Deed} now" : null;
        }
    }

    private T UseCase<T>() where T : notnull => (T)Deeds.GetService(typeof(T))!;

    private static string Count(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count:N0} {many}";
}
