using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace Catalog.UI.DataProducts;

public sealed partial class RegisterProductPage
{
    private static readonly IReadOnlyList<string> Steps = ["What it is", "Ports", "Promises", "Check and register"];
    private static readonly IReadOnlyList<SelectOption> Kinds =
    [
        new("source-aligned", "Source-aligned: from an operational system"),
        new("aggregate", "Aggregate: from other products"),
        new("consumer-aligned", "Consumer-aligned: for one consumer's need"),
    ];
    private static readonly IReadOnlyList<SelectOption> Visibilities =
    [
        new("open", "Open", "Everybody signed in reads everything about it."),
        new("restricted", "Restricted", "Everybody sees that it exists; the rest opens with a grant."),
        new("hidden", "Hidden", "Only the team, the domain's stewards and administrators know of it."),
    ];

    private readonly OutcomePresenter _answer = new();
    private readonly ProductDraft _draft = new() { Visibility = "open", Ports = { new PortDraft() } };
    private RegistrationChoices? _choices;
    private IReadOnlyList<Finding> _findings = [];
    private string? _domain = "";
    private string? _team = "";
    private string? _overview;
    private string? _yaml;
    private string? _taken;
    private int _step;
    private bool _dirty;

    [Inject] public required IProductPageQueries Products { get; init; }
    [Inject] public required IContractQueries Contracts { get; init; }
    [Inject] public required RegisterProduct Register { get; init; }
    [Inject] public required ImportProduct Import { get; init; }
    [Inject] public required IDocumentReader Reader { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [Inject] public required IJSRuntime Js { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    /// <summary><c>yaml</c> for the expert.</summary>
    [SupplyParameterFromQuery(Name = "as")] public string? As { get; set; }

    private static IReadOnlyList<Facet> TabsFor(bool yaml) =>
        [new("Form", CatalogUrls.RegisterProduct, !yaml), new("YAML", CatalogUrls.With(CatalogUrls.RegisterProduct, ("as", "yaml")), yaml)];

    private IReadOnlyList<Facet> Tabs => TabsFor(As == "yaml");

    private IReadOnlyList<PickOption> Domains => [.. _choices!.Domains.Select(d => new PickOption(d.Key, d.Name))];

    private IReadOnlyList<PickOption> Teams => [.. _choices!.Teams.Select(t => new PickOption(t.Key, t.Name))];

    private DataProductKey? Key => Slug.From(_draft.Title) is { Length: > 0 } name && !string.IsNullOrEmpty(_domain) ? new DataProductKey(_domain, name) : null;

    private string KeyPreview => Key is { } key ? $"Its key becomes {key}" : "Its key is made from the domain and the name";

    protected override Task OnInitializedAsync() => LoadAsync();

    private Task LoadAsync() => RunAsync(async ct =>
    {
        _choices = await Products.ChoicesAsync(Actor, ct);
        // A member of one team means that team, and usually its domain.
        var mine = _choices.Teams.Where(t => Actor.Teams.Contains(t.Id)).ToList();
        if (mine is not [var only]) return;
        _team = only.Key;
        _domain = _choices.Domains.FirstOrDefault(d => d.Id == only.Domain)?.Key ?? "";
    });

    private void Typed() => _dirty = true;

    private Task<IReadOnlyList<PickOption>> FindContractsAsync(string typed, CancellationToken ct) => Contracts.PickAsync(typed, Actor, ct);

    private async Task NamedAsync()
    {
        _dirty = true;
        if (Key is not { } key)
        {
            _taken = null;
            return;
        }
        await RunAsync(async ct =>
        {
            var taken = await Products.KeyTakenAsync(key, ct);
            // The last key typed counts.
            if (Key == key) _taken = taken ? $"{key} is taken, now or by an older product. Choose another name." : null;
        });
    }

    private async Task NextAsync()
    {
        _answer.Clear();
        var errors = SheetRules.Check(_draft.ToSheet()).Where(e => e.Key.StartsWith("ports", StringComparison.Ordinal) ? _step == 1 : _step == 0).ToDictionary();
        if (_step == 0)
        {
            if (string.IsNullOrEmpty(_domain)) errors["domain"] = ["Choose the domain it belongs to."];
            if (string.IsNullOrEmpty(_team)) errors["team"] = ["Choose the team that owns it."];
            await NamedAsync();
            if (_taken is not null) errors["name"] = [_taken];
        }
        if (errors.Count == 0)
        {
            _step++;
            return;
        }
        _answer.Take<Done>(new Refusal.Invalid(errors.Count == 1 ? errors.First().Value[0] : $"{errors.Count} fields need another look.", errors), out _);
        StateHasChanged();
        await Js.ShowRefusalAsync(Closed);
    }

    private async Task<bool> RegisterAsync()
    {
        // Enter in a field goes on; only the last step registers.
        if (_step < Steps.Count - 1)
        {
            await NextAsync();
            return false;
        }
        ProductWritten? written = null;
        await RunAsync(async ct => _answer.Take(await Register.ExecuteAsync(new ProductRegistration(_domain ?? "", _team ?? "", null, _draft.ToSheet(), _overview), Actor, ct), out written));
        if (written is null) return false;
        return Leave(written.Key);
    }

    private async Task<bool> TakeYamlAsync()
    {
        _findings = [];
        string? key = null;
        await RunAsync(async ct => key = await TakeAsync(_yaml ?? "", ct));
        return key is not null && Leave(key);
    }

    private async Task<string?> TakeAsync(string text, CancellationToken ct)
    {
        var documents = Reader.Read(text, "pasted document");
        if (documents is not [SourceDocument.Product product])
        {
            _findings = [.. documents.SelectMany(d => d.Findings)];
            var sentence = documents switch
            {
                [] => "There is no document in it.",
                [SourceDocument.Contract] => "This is a data contract. A product has kind: DataProduct.",
                [SourceDocument.Skipped skipped] => skipped.Reason,
                [_] => "This document cannot be read; the findings say where.",
                _ => "Paste one document at a time, or import the file.",
            };
            _answer.Take<Done>(new Refusal.Invalid("yaml", sentence), out _);
            return null;
        }
        _findings = product.Findings;
        var domain = _choices!.Domains.FirstOrDefault(d => Slug.From(product.Sheet.Domain) == d.Key || string.Equals(product.Sheet.Domain, d.Name, StringComparison.OrdinalIgnoreCase))?.Key;
        var name = Slug.From(product.Sheet.Title) is { Length: > 0 } said ? said : Slug.From(product.Id);
        if (domain is null || name.Length == 0)
        {
            _answer.Take<Done>(new Refusal.Invalid("yaml", domain is null ? $"Name one of your domains: {string.Join(", ", _choices.Domains.Take(5).Select(d => d.Key))}." : "The document needs a name."), out _);
            return null;
        }
        var key = new DataProductKey(domain, name);
        if (await Products.KeyTakenAsync(key, ct))
        {
            _answer.Take<Done>(new Refusal.Invalid("yaml", $"{key} is taken, now or by an older product. Choose another name."), out _);
            return null;
        }
        return _answer.Take(await Import.ExecuteAsync(new ImportProduct.Command(key, product, ProductSource.Portal), Actor, ct), out var made) ? made.Key : null;
    }

    private bool Leave(string key)
    {
        _dirty = false;
        Toasts.Show($"{key} is registered");
        if (DataProductKey.TryParse(key, out var to)) Navigation.NavigateTo(CatalogUrls.Product(to));
        return true;
    }

    private async Task GuardAsync(LocationChangingContext leaving)
    {
        if (_dirty && !await Js.InvokeAsync<bool>("confirm", Closed, "Leave without registering? What you typed is kept on this device.")) leaving.PreventNavigation();
    }
}
