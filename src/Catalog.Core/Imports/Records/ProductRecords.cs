using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.Documentation;
using Catalog.Core.Glossary;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Imports.Records;

internal sealed partial class RecordIntake
{
    private const int LongestPage = 1_000_000;

    /// <summary>Says under which key a product of this id is to come in, where its name alone would not tell.</summary>
    private async Task<Taken> ProductAsync(RecordText text, CancellationToken ct)
    {
        if (text["id"] is not { Length: > 0 } id || !Key(text, "key", out var key)) return Taken.Needs("an id and a key such as domain/name");
        var there = await work.ProductBySourceIdAsync(id, ct);
        if (there is null) Keys[id] = key;
        return new Taken(ImportOutcome.Unchanged, key.ToString());
    }

    /// <summary>Keys that records of this import ask for, by ODPS id.</summary>
    public Dictionary<string, DataProductKey> Keys { get; init; } = [];

    private async Task<Taken> CuratedAsync(RecordText text, CancellationToken ct)
    {
        if (!Key(text, "product", out var key)) return Taken.Needs("a product and leaves");
        if (await work.ProductAsync(key, ct) is not { } product) return Taken.Lacks(key.ToString(), $"the product {key}");
        var curated = new Dictionary<string, CuratedLeaf>();
        foreach (var (path, leaf) in text.Members("leaves"))
        {
            if (leaf is not { } value) continue;
            var by = await PersonOfAsync(value.Inner("by"), ct);
            curated[path] = new CuratedLeaf(value["value"], by?.Id, value["byName"] ?? by?.Name ?? actor.Name, value.Time("at") ?? Now);
        }
        if (curated.Count == product.Curated.Count && curated.All(c => product.Curated.TryGetValue(c.Key, out var had) && had == c.Value)) return Taken.Of(false, false, product.Key);
        var before = SheetMerge.Merge(product.SourceLeaves, product.Curated);
        var after = SheetMerge.Merge(product.SourceLeaves, curated);
        product.SetLeaves(product.SourceLeaves, curated, Now);
        product.Apply(SheetLeaves.ToSheet(after), Now, clock);
        TellProduct(product.Id, product.Key, "updated", $"brought back what was curated on {product.Key}", Now, LeafChanges.Between(before, after));
        return Taken.Of(false, true, product.Key);
    }

    private async Task<Taken> PageAsync(ImportFile file, RecordText text, CancellationToken ct)
    {
        if (!Key(text, "product", out var key) || text["page"] is not { } slug || !Slug.IsValid(slug)) return Taken.Needs("a product, a page and a file or markdown");
        var subject = $"{key}/{slug}";
        if (await work.ProductAsync(key, ct) is not { } product) return Taken.Lacks(subject, $"the product {key}");
        var markdown = text["markdown"];
        if (text["file"] is { } path && (markdown = await BesideAsync(file, path, ct)) is null) return Taken.No(subject, $"There is no file {path} beside it. Paths are relative to the record's file and stay inside what is imported.");
        if (markdown is null) return Taken.Needs("a file or markdown");
        if (markdown.Length > LongestPage) return Taken.No(subject, $"The page is longer than {LongestPage / 1000},000 characters. Split it.");
        var title = text["title"] is { Length: > 0 and <= 400 } given ? given : slug;
        var page = await work.DocumentationPageAsync(product.Id, slug, ct);
        var isNew = page is null;
        if (page is not null && page.Markdown == markdown && page.Title == title) return Taken.Of(false, false, subject);
        if (page is null)
        {
            work.Add(page = new DocumentationPage(CatalogId.New<DocumentationPageId>(clock), product.Id, slug, title));
            foreach (var older in text.Inners("revisions")) await WriteAsync(older, older["title"] ?? title, older["markdown"] ?? "");
            await WriteAsync(text, title, markdown);
        }
        else
        {
            page.Write(title, markdown, actor, CatalogId.New<DocumentationRevisionId>(clock), Now);
        }
        foreach (var revision in page.Revisions) work.Add(revision);
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), Now, actor, new ActivitySubject("product", product.Id.Value, product.Key, product.Id), "documented",
            $"wrote the page {title} of {product.Key}", [new FieldChange($"docs/{slug}", isNew ? null : $"revision {page.Revision - 1}", $"revision {page.Revision}")]));
        work.Raise(new DocumentationWritten(product.Id, slug, title, page.Revision, actor.Name) { EventId = Guid.CreateVersion7(Now), At = Now });
        return Taken.Of(isNew, true, subject);

        async Task WriteAsync(RecordText revision, string title, string words)
        {
            var by = await PersonOfAsync(revision.Inner("by"), ct);
            page.Write(title, words, revision["byName"] is { } name ? As(by?.Id, name) : actor, CatalogId.New<DocumentationRevisionId>(clock), revision.Time("at") ?? Now);
        }
    }

    private async Task<Taken> CertificationAsync(RecordText text, CancellationToken ct)
    {
        if (!Key(text, "product", out var key) || text["level"] is not { } word) return Taken.Needs("a product and a level");
        if (await work.ProductAsync(key, ct) is not { } product) return Taken.Lacks(key.ToString(), $"the product {key}");
        if (await work.CertificationLevelAsync(word, ct) is not { } level) return Taken.Lacks(product.Key, $"the certification level {word}");
        var by = await PersonOfAsync(text.Inner("by"), ct);
        var (at, name) = (text.Time("at") ?? Now, by?.Name ?? text["byName"] ?? actor.Name);
        if (product.CertificationLevelId == level.Id && product.CertificationReason == text["reason"] && product.CertifiedBy == name && product.CertifiedAt == at) return Taken.Of(false, false, product.Key);
        product.Certify(level.Id, text["reason"], name, at);
        TellProduct(product.Id, product.Key, "certified", $"gave {product.Key} the certification {level.Name}", at, [new FieldChange("certification", null, level.Key)], As(by?.Id, name));
        work.Raise(new ProductChanged(product.Id, product.Key, ProductChange.Certified, name, $"gave {product.Key} the certification {level.Name}") { EventId = Guid.CreateVersion7(Now), At = Now });
        return Taken.Of(false, true, product.Key);
    }

    private async Task<Taken> FavouriteAsync(RecordText text, CancellationToken ct)
    {
        if (!Key(text, "product", out var key)) return Taken.Needs("a product and a person");
        if (await work.ProductAsync(key, ct) is not { } product) return Taken.Lacks(key.ToString(), $"the product {key}");
        if (await PersonOfAsync(text.Inner("person"), ct) is not { } person) return Taken.Lacks(product.Key, NameOf(text.Inner("person")));
        if (await work.IsFavouriteAsync(person.Id, product.Id, ct)) return Taken.Of(false, false, product.Key);
        work.Add(new Favourite(person.Id, product.Id, text.Time("since") ?? Now));
        return Taken.Of(true, true, product.Key);
    }

    private async Task<Taken> WatchAsync(RecordText text, CancellationToken ct)
    {
        if (await PersonOfAsync(text.Inner("person"), ct) is not { } person) return Taken.Lacks(null, NameOf(text.Inner("person")));
        (WatchKind Kind, Guid? Id, string Name) watched =
            Key(text, "product", out var key) ? (WatchKind.Product, (await work.ProductAsync(key, ct))?.Id.Value, $"the product {key}")
            : text["domain"] is { } domain ? (WatchKind.Domain, (await work.DomainAsync(domain, ct))?.Id.Value, $"the domain {domain}")
            : text["team"] is { } team ? (WatchKind.Team, (await work.TeamAsync(team, ct))?.Id.Value, $"the team {team}")
            : text["contract"] is { } contract ? (WatchKind.Contract, (await work.ContractAsync(contract, ct))?.Id.Value, $"the contract {contract}")
            : text["tag"] is { } tag ? (WatchKind.Tag, TagIdentity.Of(tag), $"the tag {tag}")
            : End(text.Inner("node")) is { } node ? (node.IsJob ? WatchKind.Job : WatchKind.Dataset, await NameAsync(node, text.Time("since") ?? Now, ct), $"the {(node.IsJob ? "job" : "dataset")} {node.Name}")
            : (WatchKind.Term, text["term"] is { } term ? (await work.TermAsync(term, ct))?.Id.Value : null, $"the term {text["term"]}");
        if (watched.Id is not { } id) return Taken.Lacks(person.Name, watched.Name);
        if (await work.WatchAsync(person.Id, watched.Kind, id, ct) is not null) return Taken.Of(false, false, watched.Name);
        work.Add(new Watch(person.Id, watched.Kind, id, text.Time("since") ?? Now));
        return Taken.Of(true, true, watched.Name);
    }

    /// <summary>Counts per day, oldest first; the last one is of the day that the record names, else of today.</summary>
    private async Task<Taken> ViewsAsync(RecordText text, CancellationToken ct)
    {
        if (!Key(text, "product", out var key)) return Taken.Needs("a product and days");
        if (await work.ProductAsync(key, ct) is not { } product) return Taken.Lacks(key.ToString(), $"the product {key}");
        var days = text.Numbers("days");
        var last = DateOnly.TryParse(text["until"], System.Globalization.CultureInfo.InvariantCulture, out var until) ? until : DateOnly.FromDateTime(Now.UtcDateTime);
        var have = (await work.ProductViewsAsync(product.Id, ct)).Select(v => v.Day).ToHashSet();
        var added = 0;
        for (var i = 0; i < days.Count; i++)
        {
            var day = last.AddDays(i - days.Count + 1);
            if (days[i] <= 0 || have.Contains(day)) continue;
            work.Add(new ProductViews(product.Id, day, days[i]));
            added++;
        }
        return Taken.Of(have.Count == 0 && added > 0, added > 0, product.Key);
    }

    private void TellProduct(DataProductId id, string key, string verb, string sentence, DateTimeOffset at, IReadOnlyList<FieldChange>? changes = null, Actor? by = null) =>
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), at, by ?? actor, new ActivitySubject("product", id.Value, key, id), verb, sentence, changes));
}
