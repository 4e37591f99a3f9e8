using Catalog.Core.DataProducts;
using Catalog.Core.Documentation;
using Catalog.Core.Glossary;
using Catalog.Core.Notifications;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Glossary;

/// <summary>A term with its definition as safe HTML and the first of its products.</summary>
public sealed record TermState(TermReading Term, string Html, IReadOnlyList<ProductRow> Products, bool Watching);

public sealed partial class TermPage
{
    private const int Rows = 25;

    [Inject] public required IGlossaryQueries Terms { get; init; }
    [Inject] public required IDataProductQueries Products { get; init; }
    [Inject] public required IProductPageQueries Pages { get; init; }
    [Inject] public required IMarkdown Markdown { get; init; }
    [Inject] public required IInboxQueries Watches { get; init; }
    [Inject] public required WatchSubject Watch { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [Parameter] public required string Key { get; set; }

    protected override async Task<TermState?> ReadAsync(CancellationToken ct)
    {
        if (await Terms.FindAsync(Key, Actor, ct) is not { } term) return null;
        var html = Markdown.ToHtml(term.Row.Definition, await Pages.KnownAsync(Markdown.ProductKeys(term.Row.Definition), Actor, ct));
        var products = await Products.ListAsync(new ProductFilter { Terms = [term.Row.Key] }, ProductSort.Default, new PageRequest(null, Rows), Actor, ct);
        return new TermState(term, html, products.Items, Actor.PersonId is not null && await Watches.WatchesAsync(Actor, WatchKind.Term, term.Row.Id.Value, ct));
    }

    private Task WatchAsync() => RunAsync(async ct =>
    {
        if (Data is not { } shown) return;
        var outcome = await Watch.ExecuteAsync(new WatchSubjectCommand(WatchKind.Term, shown.Term.Row.Id.Value, !shown.Watching), Actor, ct);
        if (outcome.IsOk) Show(shown with { Watching = !shown.Watching });
        Toasts.Show(outcome.Refusal?.Sentence ?? (shown.Watching ? $"You are no longer told about {shown.Term.Row.Name}" : $"You are told when {shown.Term.Row.Name} changes"));
    });
}
