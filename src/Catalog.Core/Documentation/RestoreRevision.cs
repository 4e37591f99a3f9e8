using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Documentation;

/// <summary>The revision of a page whose text should hold again.</summary>
public sealed record RevisionChoice(DataProductKey Key, string Page, int Revision, long? ExpectedVersion = null);

/// <summary>Makes an old text the newest revision; what stood in between stays readable.</summary>
public sealed class RestoreRevision(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<PageWritten.Stored>> ExecuteAsync(RevisionChoice command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var found = await work.ProductForAsync(command.Key, ProductAction.Edit, null, actor, ct);
        if (!found.IsOk) return found.Refusal;
        if (await work.DocumentationPageAsync(found.Value.Id, command.Page, ct) is not { } page) return new Refusal.NotFound($"There is no page {command.Page}.");
        if (command.ExpectedVersion is { } expected && expected != page.Version)
            return new Refusal.Conflict($"{page.UpdatedBy} changed this page in the meantime. Look at what is there now.", page.Version);
        if (await work.DocumentationRevisionAsync(page.Id, command.Revision, ct) is not { } revision) return new Refusal.NotFound($"There is no revision {command.Revision} of this page.");
        if (revision.Markdown == page.Markdown && revision.Title == page.Title) return new PageWritten.Stored(page.Slug, page.Revision, null);

        work.WriteRevision(page, found.Value.Key, revision.Title, revision.Markdown, $"restored revision {revision.Number} of the page {page.Title}", actor, clock);
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        return new PageWritten.Stored(page.Slug, page.Revision, null);
    }
}
