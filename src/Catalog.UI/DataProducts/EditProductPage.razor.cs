using Catalog.Core.Activity;
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

public sealed partial class EditProductPage
{
    private static readonly IReadOnlyList<SelectOption> Kinds = [new("source-aligned", "Source-aligned"), new("aggregate", "Aggregate"), new("consumer-aligned", "Consumer-aligned")];

    private readonly OutcomePresenter _answer = new();
    private ProductForm? _form;
    private ProductForm? _theirs;
    private ProductDraft _draft = new();
    private IReadOnlyList<FieldChange> _between = [];
    private IReadOnlyList<Finding> _findings = [];
    private string? _yaml;
    private SourceDocument.Product? _typed;
    private string? _refused;
    private bool _dirty;
    // The version that was chosen to be written over, by a button of its own: who presses Save twice has not chosen anything.
    private long? _over;

    [Inject] public required IProductPageQueries Products { get; init; }
    [Inject] public required IContractQueries Contracts { get; init; }
    [Inject] public required EditProduct Edit { get; init; }
    [Inject] public required IDocumentReader Documents { get; init; }
    [Inject] public required IDocumentWriter Writer { get; init; }
    [Inject] public required WriteProductDocument Write { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [Inject] public required IJSRuntime Js { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    [Parameter] public required string Domain { get; set; }
    [Parameter] public required string Name { get; set; }
    /// <summary><c>yaml</c> for the expert.</summary>
    [SupplyParameterFromQuery(Name = "as")] public string? As { get; set; }

    protected override Task OnInitializedAsync() => LoadAsync();

    private Task LoadAsync() => RunAsync(async ct =>
    {
        if (!DataProductKey.TryParse($"{Domain}/{Name}", out var key))
        {
            Navigation.NotFound();
            return;
        }
        var found = await Products.FormAsync(key, Actor, ct);
        if (found.Refusal is Refusal.NotFound) Navigation.NotFound();
        else if (found.Refusal is { } no) _refused = no.Sentence;
        else
        {
            Begin(found.Value!);
            // With all that came in, not only with what the form shows: what is typed here is kept whole.
            _yaml = (await Write.ExecuteAsync(new WriteProductDocument.Command(key, DocumentFormat.Yaml), Actor, ct)).Value?.Text;
        }
    });

    private void Begin(ProductForm form)
    {
        (_form, _draft, _theirs, _dirty) = (form, ProductDraft.From(form.Sheet), null, false);
        if (_yaml is not null) _yaml = Writer.WriteProduct(_typed?.Id ?? form.Facts.Id.Value.ToString(), form.Sheet, _yaml, DocumentFormat.Yaml);
    }

    private static IReadOnlyList<Facet> TabsFor(DataProductKey key, bool yaml) =>
        [new("Form", CatalogUrls.EditProduct(key), !yaml), new("YAML", CatalogUrls.With(CatalogUrls.EditProduct(key), ("as", "yaml")), yaml)];

    private IReadOnlyList<Facet> Tabs(ProductForm form) => TabsFor(form.Key, As == "yaml");

    /// <summary>What the source says where people wrote something else.</summary>
    private string? SourceSays(string path) => _form is { } form && form.Curated.ContainsKey(path) ? form.Source.GetValueOrDefault(path) : null;

    private void Typed() => _dirty = true;

    private Task<IReadOnlyList<PickOption>> FindContractsAsync(string typed, CancellationToken ct) => Contracts.PickAsync(typed, Actor, ct);

    private void Remove(int index)
    {
        _draft.Ports.RemoveAt(index);
        _dirty = true;
    }

    private async Task<bool> SaveAsync()
    {
        if (_form is not { } form) return false;
        ProductWritten? written = null;
        (var over, _over) = (_over ?? form.Version, null);
        await RunAsync(async ct =>
        {
            if (Wanted() is not { } sheet) return;
            if (_answer.Take(await Edit.ExecuteAsync(new ProductEdit(form.Key, sheet, over, As == "yaml" ? _typed : null), Actor, ct), out written) || !_answer.IsConflict) return;
            if ((await Products.FormAsync(form.Key, Actor, ct)).Value is not { } now) return;
            _theirs = now;
            _between = LeafChanges.Between(SheetLeaves.From(form.Sheet), SheetLeaves.From(now.Sheet));
        });
        if (written is null) return false;
        _dirty = false;
        Toasts.Show("Saved");
        Navigation.NavigateTo(CatalogUrls.Product(form.Key));
        return true;
    }

    private ProductSheet? Wanted()
    {
        if (As != "yaml") return _draft.ToSheet();
        var documents = Documents.Read(_yaml ?? "", "this document");
        _findings = [.. documents.SelectMany(d => d.Findings)];
        if (documents is [SourceDocument.Product product] && !_findings.Any(f => f.Severity == FindingSeverity.Error))
        {
            _typed = product;
            return product.Sheet;
        }
        _answer.Take<Done>(new Refusal.Invalid("yaml", "This is not one readable ODPS document; the findings say where."), out _);
        return null;
    }

    /// <summary>What only they changed becomes theirs, what I changed stays mine, value by value.</summary>
    private async Task MergeAsync()
    {
        if (_form is not { } form || _theirs is not { } theirs || Wanted() is not { } mine) return;
        await Js.InvokeVoidAsync("catalog.mergeDraft", Closed, $"{(As == "yaml" ? "product-yaml" : "product")}|{form.Key}|{form.Version}");
        var merged = SheetMerge.ThreeWay(SheetLeaves.From(form.Sheet), SheetLeaves.From(mine), SheetLeaves.From(theirs.Sheet));
        Begin(theirs with { Sheet = SheetLeaves.ToSheet(merged) });
        _answer.Clear();
        _dirty = true;
    }

    private async Task GuardAsync(LocationChangingContext leaving)
    {
        if (_dirty && !leaving.TargetLocation.Contains("/edit", StringComparison.Ordinal) && !await Js.InvokeAsync<bool>("confirm", Closed, "Leave without saving? What you typed is kept on this device."))
            leaving.PreventNavigation();
    }
}
