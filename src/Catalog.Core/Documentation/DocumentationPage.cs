using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Documentation;

public readonly record struct DocumentationPageId(Guid Value) : ICatalogId<DocumentationPageId>
{
    public static DocumentationPageId From(Guid value) => new(value);
}

public readonly record struct DocumentationRevisionId(Guid Value) : ICatalogId<DocumentationRevisionId>
{
    public static DocumentationRevisionId From(Guid value) => new(value);
}

/// <summary>A page of a product's documentation, in Markdown; every saved text stays as a revision.</summary>
public sealed class DocumentationPage : IVersioned
{
    /// <summary>The page that every product has.</summary>
    public const string OverviewSlug = "overview";

    private readonly List<DocumentationRevision> revisions = [];

    private DocumentationPage() { }

    public DocumentationPage(DocumentationPageId id, DataProductId productId, string slug, string title)
        => (Id, ProductId, Slug, Title) = (id, productId, slug, title);

    public DocumentationPageId Id { get; private set; }
    public DataProductId ProductId { get; private set; }
    public string Slug { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string Markdown { get; private set; } = "";
    /// <summary>Number of the newest revision, from 1.</summary>
    public int Revision { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public string UpdatedBy { get; private set; } = "";
    /// <summary>Revisions added by this piece of work; older ones are read by query.</summary>
    public IReadOnlyList<DocumentationRevision> Revisions => revisions;
    public long Version { get; private set; }

    public void Write(string title, string markdown, Actor actor, DocumentationRevisionId revision, DateTimeOffset now)
    {
        (Title, Markdown, UpdatedBy, UpdatedAt) = (title, markdown, actor.Name, now);
        revisions.Add(new DocumentationRevision(revision, Id, ++Revision, title, markdown, actor, now));
    }
}

/// <summary>What a page said at one time.</summary>
public sealed class DocumentationRevision
{
    private DocumentationRevision() { }

    internal DocumentationRevision(DocumentationRevisionId id, DocumentationPageId pageId, int number, string title, string markdown, Actor actor, DateTimeOffset now)
        => (Id, PageId, Number, Title, Markdown, WrittenBy, PersonId, WrittenAt) = (id, pageId, number, title, markdown, actor.Name, actor.PersonId, now);

    public DocumentationRevisionId Id { get; private set; }
    public DocumentationPageId PageId { get; private set; }
    public int Number { get; private set; }
    public string Title { get; private set; } = "";
    public string Markdown { get; private set; } = "";
    public string WrittenBy { get; private set; } = "";
    public PersonId? PersonId { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
}
