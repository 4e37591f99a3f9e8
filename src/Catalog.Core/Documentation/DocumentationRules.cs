using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Documentation;

/// <summary>What a page of documentation may be.</summary>
public static class DocumentationRules
{
    public const int MaxMarkdown = 200_000;
    public const int MaxTitle = 200;

    /// <summary>Lines end alike wherever they were typed, so that merging and comparing see what people see.</summary>
    public static string Clean(string markdown) => markdown.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimEnd();

    public static Refusal? Refuse(string markdown) => markdown.Length > MaxMarkdown
        ? new Refusal.Invalid("markdown", $"At most {MaxMarkdown} characters; this has {markdown.Length}. Make a second page of it.")
        : null;
}

internal static class DocumentationWriting
{
    /// <summary>The first page of a product that is being registered in the same piece of work.</summary>
    public static void WriteFirst(this ICatalogWork work, DataProductId product, string productKey, string slug, string title, string markdown, Actor actor, TimeProvider clock)
    {
        var page = new DocumentationPage(CatalogId.New<DocumentationPageId>(clock), product, slug, title);
        work.Add(page);
        work.WriteRevision(page, productKey, title, markdown, $"wrote the page {title}", actor, clock);
    }

    public static void WriteRevision(this ICatalogWork work, DocumentationPage page, string productKey, string title, string markdown, string sentence, Actor actor, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var old = page.Revision == 0 ? null : $"revision {page.Revision}";
        page.Write(title, DocumentationRules.Clean(markdown), actor, CatalogId.New<DocumentationRevisionId>(clock), now);
        var subject = new ActivitySubject("documentation", page.Id.Value, $"{productKey}/docs/{page.Slug}", page.ProductId);
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, subject, "documented", sentence, [new($"docs/{page.Slug}", old, $"revision {page.Revision}")]));
        work.Raise(new DocumentationWritten(page.ProductId, page.Slug, title, page.Revision, actor.Name) { EventId = Guid.CreateVersion7(now), At = now });
    }
}
