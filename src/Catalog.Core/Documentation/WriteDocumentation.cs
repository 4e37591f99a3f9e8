using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Documentation;

/// <summary>
/// A page as somebody wrote it. <paramref name="Page"/> is its slug, made from the title when missing.
/// <paramref name="BaseRevision"/> is the revision they began with: what others saved since is merged. 0 means "a new
/// page"; <c>null</c> means "as it is now". <paramref name="ExpectedVersion"/> refuses instead of merging.
/// </summary>
public sealed record PageText(DataProductKey Key, string? Page, string? Title, string Markdown, int? BaseRevision = null, long? ExpectedVersion = null);

/// <summary>What became of it.</summary>
public abstract record PageWritten
{
    private PageWritten() { }

    /// <summary>Stored as <paramref name="Revision"/>; <paramref name="MergedWith"/> names whose changes it now holds too.</summary>
    public sealed record Stored(string Page, int Revision, string? MergedWith) : PageWritten;

    /// <summary>Not stored: <paramref name="Who"/> changed the same lines up to <paramref name="Revision"/>. Settle the clashes and write again over that revision.</summary>
    public sealed record Clashing(string Page, int Revision, string Who, MergedText Merge) : PageWritten;
}

/// <summary>Writes a page of a product's documentation; every text that was saved stays as a revision.</summary>
public sealed class WriteDocumentation(ICatalogWorkFactory works, TimeProvider clock)
{
    private const int Attempts = 3;

    public async Task<Outcome<PageWritten>> ExecuteAsync(PageText command, Actor actor, CancellationToken ct)
    {
        if (DocumentationRules.Refuse(command.Markdown) is { } wrong) return wrong;
        // Whoever saved between our reading and our saving is merged as well, as long as nobody insists on a version.
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await WriteAsync(command, actor, ct);
            if (outcome.Refusal is not Refusal.Conflict || command.ExpectedVersion is not null || command.BaseRevision is null or 0 || attempt == Attempts) return outcome;
        }
    }

    private async Task<Outcome<PageWritten>> WriteAsync(PageText command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var found = await work.ProductForAsync(command.Key, ProductAction.Edit, null, actor, ct);
        if (!found.IsOk) return found.Refusal;
        var product = found.Value;
        var slug = Slug.From(string.IsNullOrWhiteSpace(command.Page) ? command.Title : command.Page);
        if (slug.Length == 0) return new Refusal.Invalid("title", "Give the page a title with letters or digits: its address is made from it.");

        var page = await work.DocumentationPageAsync(product.Id, slug, ct);
        var title = string.IsNullOrWhiteSpace(command.Title) ? page?.Title ?? (slug == DocumentationPage.OverviewSlug ? "Overview" : slug.Replace('-', ' ')) : command.Title.Trim();
        if (title.Length > DocumentationRules.MaxTitle) return new Refusal.Invalid("title", $"At most {DocumentationRules.MaxTitle} characters.");
        if (page is null)
        {
            if (command.ExpectedVersion is not null || command.BaseRevision > 0) return new Refusal.Conflict("This page is not there any more.");
            page = new DocumentationPage(CatalogId.New<DocumentationPageId>(clock), product.Id, slug, title);
            work.Add(page);
        }
        else if (command.ExpectedVersion is { } expected && expected != page.Version)
            return new Refusal.Conflict($"{page.UpdatedBy} changed this page in the meantime. Look at what is there now, then save again.", page.Version);

        var text = DocumentationRules.Clean(command.Markdown);
        string? mergedWith = null;
        if (command.BaseRevision is { } began && began != page.Revision)
        {
            var ancestor = began == 0 ? "" : (await work.DocumentationRevisionAsync(page.Id, began, ct))?.Markdown;
            if (ancestor is null) return new Refusal.Invalid("baseRevision", $"There is no revision {began} of this page.");
            var merge = TextMerge.Merge(ancestor, text, page.Markdown);
            if (!merge.Clean) return new PageWritten.Clashing(slug, page.Revision, page.UpdatedBy, merge);
            (text, mergedWith) = (merge.Text, page.UpdatedBy);
        }
        if (page.Revision > 0 && page.Markdown == text && page.Title == title) return new PageWritten.Stored(slug, page.Revision, mergedWith);

        var sentence = page.Revision == 0 ? $"wrote the page {title}" : $"changed the page {title}";
        work.WriteRevision(page, product.Key, title, text, sentence, actor, clock);
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        return new PageWritten.Stored(slug, page.Revision, mergedWith);
    }
}
