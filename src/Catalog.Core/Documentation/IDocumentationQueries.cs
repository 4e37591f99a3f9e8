using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Documentation;

/// <summary>A page in the list of a product's pages.</summary>
public sealed record PageEntry(string Slug, string Title, int Revision, string UpdatedBy, DateTimeOffset UpdatedAt);

/// <summary>A page with its text.</summary>
public sealed record PageView(string Slug, string Title, string Markdown, int Revision, string UpdatedBy, DateTimeOffset UpdatedAt, long Version);

/// <summary>A saved text in the list of revisions, newest first.</summary>
public sealed record RevisionEntry(int Number, string Title, string WrittenBy, DateTimeOffset WrittenAt);

/// <summary>What a page said at one time.</summary>
public sealed record RevisionView(int Number, string Title, string Markdown, string WrittenBy, DateTimeOffset WrittenAt);

/// <summary>Reads documentation. Hidden products answer as missing ones; restricted ones refuse without membership, stewardship or a grant.</summary>
public interface IDocumentationQueries
{
    Task<Outcome<IReadOnlyList<PageEntry>>> PagesAsync(Actor actor, DataProductKey product, CancellationToken ct);

    Task<Outcome<PageView>> PageAsync(Actor actor, DataProductKey product, string page, CancellationToken ct);

    Task<Outcome<Page<RevisionEntry>>> RevisionsAsync(Actor actor, DataProductKey product, string page, PageRequest request, CancellationToken ct);

    Task<Outcome<RevisionView>> RevisionAsync(Actor actor, DataProductKey product, string page, int number, CancellationToken ct);
}
