using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>
/// Takes product documents into one piece of work, without saving it: several at once, each with an id of its own. The
/// identity is the ODPS id; what people curated wins over what the document says.
/// </summary>
internal sealed class ProductIntake(ICatalogWork work, MeshNames names, Actor actor, TimeProvider clock)
{
    private const string Kind = "ODPS";

    private readonly ProductPlacing placing = new(work, names, actor, clock);

    public async Task<IReadOnlyList<DocumentResult>> TakeAsync(IReadOnlyList<ProductArrival> arrivals, CancellationToken ct)
    {
        var known = (await work.KnownProductsAsync([.. arrivals.Select(a => a.Document.Id)], ct)).DistinctBy(k => k.SourceId).ToDictionary(k => k.SourceId);
        var stale = known.Values.Where(k => arrivals.Any(a => a.Document.Id == k.SourceId && !Same(a, k))).Select(k => k.Id).ToList();
        var products = (await work.ProductsAsync(stale, ct)).ToDictionary(p => p.Id);
        var sources = (await work.ProductSourcesAsync(stale, ct)).ToLookup(s => s.ProductId);
        await placing.PrepareAsync([.. arrivals.Where(a => !known.ContainsKey(a.Document.Id))], ct);

        var results = new DocumentResult[arrivals.Count];
        var touched = new List<DataProduct>();
        var positions = new Dictionary<DataProductId, int>();
        for (var i = 0; i < arrivals.Count; i++)
        {
            var arrival = arrivals[i];
            var before = known.GetValueOrDefault(arrival.Document.Id);
            if (before is not null && !Authorisation.Decide(actor, ProductAction.See, before.Facts).Allowed)
            {
                results[i] = DocumentResult.Rejected(Kind, arrival.Document.Id, NotYours(arrival.Document.Id), arrival.Document.Findings);
                continue;
            }
            if (before is not null && Same(arrival, before))
            {
                results[i] = new DocumentResult(ImportOutcome.Unchanged, Kind, before.Key, null, arrival.Document.Findings);
                continue;
            }
            var findings = arrival.Document.Findings.ToList();
            var (product, outcome, reason) = before is not null
                ? await UpdateAsync(products[before.Id], arrival, sources[before.Id], findings, ct)
                : await CreateAsync(arrival, findings, ct);
            results[i] = new DocumentResult(outcome, Kind, product?.Key ?? arrival.Document.Id, reason, findings);
            if (product is null || outcome == ImportOutcome.Rejected) continue;
            touched.Add(product);
            positions[product.Id] = i;
        }

        foreach (var (product, finding) in await new PortDatasets(work, actor, clock).DeriveAsync(touched, ct))
        {
            var at = positions[product];
            results[at] = results[at] with { Findings = [.. results[at].Findings, finding] };
        }
        return results;
    }

    /// <summary>Takes a document for a product that was registered here and never had one.</summary>
    public async Task<DocumentResult> AdoptAsync(DataProduct product, ProductArrival arrival, CancellationToken ct)
    {
        var findings = arrival.Document.Findings.ToList();
        var (_, outcome, reason) = await UpdateAsync(product, arrival, [], findings, ct);
        if (outcome != ImportOutcome.Rejected)
            findings.AddRange((await new PortDatasets(work, actor, clock).DeriveAsync([product], ct)).Select(f => f.Finding));
        return new DocumentResult(outcome, Kind, product.Key, reason, findings);
    }

    /// <summary>Whether its source said exactly this before, or whoever spoke last did.</summary>
    private static bool Same(ProductArrival arrival, KnownProduct known)
    {
        var hash = arrival.Document.Source.ContentHash;
        if (known.Sources is [var newest, ..] && newest.ContentHash == hash) return true;
        // An address is written to for its effect; a file of a folder is only read again.
        return arrival.Key is null && known.Sources.Any(s => s.Source == arrival.Source && s.ContentHash == hash);
    }

    private async Task<(DataProduct?, ImportOutcome, string?)> CreateAsync(ProductArrival arrival, List<Finding> findings, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var document = arrival.Document;
        var (place, refused) = await placing.PlaceAsync(document, arrival.Key ?? arrival.Wanted, findings, ct);
        if (place is not { } at) return (null, ImportOutcome.Rejected, refused);

        var product = new DataProduct(CatalogId.New<DataProductId>(clock), at.Key, at.Domain, now);
        product.HandTo(at.Team, now);
        product.ComesFrom(document.Id, now);
        var leaves = SheetLeaves.From(document.Sheet);
        product.SetLeaves(leaves, product.Curated, now);
        product.Apply(document.Sheet, now, clock);
        new ProductMarks(names, actor).Follow(product, new Dictionary<string, string>(), leaves, findings, now);
        work.Add(product);
        Keep(product, arrival, [], now);

        Tell(product, "registered", $"registered {product.Key} from {Where(arrival)}", [], ProductChange.Registered, now);
        return (product, ImportOutcome.Created, null);
    }

    private async Task<(DataProduct?, ImportOutcome, string?)> UpdateAsync(DataProduct product, ProductArrival arrival, IEnumerable<ProductSource> sources, List<Finding> findings, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var document = arrival.Document;
        var facts = product.Facts;
        if (!Authorisation.Decide(actor, ProductAction.Edit, facts).Allowed) return (product, ImportOutcome.Rejected, NotYours(document.Id));

        var lifecycle = product.Lifecycle;
        var before = product.SourceLeaves;
        var shown = SheetMerge.Merge(before, product.Curated);
        var leaves = SheetLeaves.From(document.Sheet);
        var merged = SheetMerge.Merge(leaves, product.Curated);
        var changes = LeafChanges.Between(shown, merged).Where(c => !ProductMarks.Decides(c.Field)).ToList();

        if (product.SourceId != document.Id) product.ComesFrom(document.Id, now);
        product.SetLeaves(leaves, product.Curated, now);
        product.Apply(SheetLeaves.ToSheet(merged), now, clock);
        changes.AddRange(new ProductMarks(names, actor).Follow(product, before, leaves, findings, now));
        var waits = await placing.FollowAsync(product, before, leaves, Where(arrival), findings, changes, ct);
        Keep(product, arrival, sources, now);

        var sentence = changes.Count == 0 ? $"took {Where(arrival)} in; nothing that is shown changed" : $"changed {Fields(changes)} with {Where(arrival)}";
        Tell(product, "updated", sentence, changes, product.Lifecycle == lifecycle ? ProductChange.Updated : product.Lifecycle == Lifecycle.Retired ? ProductChange.Retired : ProductChange.LifecycleChanged, now);
        return (product, waits is null ? ImportOutcome.Updated : ImportOutcome.Proposed, waits);
    }

    private void Keep(DataProduct product, ProductArrival arrival, IEnumerable<ProductSource> sources, DateTimeOffset now)
    {
        var source = sources.FirstOrDefault(s => s.Source == arrival.Source);
        if (source is null) work.Add(source = new ProductSource(CatalogId.New<ProductSourceId>(clock), product.Id, arrival.Source));
        source.Take(arrival.Document.Source.Text, Convert.FromHexString(arrival.Document.Source.ContentHash), arrival.Document.ApiVersion, actor.Name, now);
    }

    private void Tell(DataProduct product, string verb, string sentence, IReadOnlyList<FieldChange> changes, ProductChange change, DateTimeOffset now)
    {
        var subject = new ActivitySubject("product", product.Id.Value, product.Key, product.Id);
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, subject, verb, sentence, changes));
        work.Raise(new ProductChanged(product.Id, product.Key, change, actor.Name, sentence) { EventId = Guid.CreateVersion7(now), At = now });
    }

    private static string NotYours(string id) => $"The id {id} belongs to a product that you may not change. Its owning team, its domain's stewards and administrators may.";

    private static string Where(ProductArrival arrival) => arrival.Source is var source && source.LastIndexOfAny(['/', '\\']) is var cut and >= 0 ? source[(cut + 1)..] : source;

    private static string Fields(List<FieldChange> changes)
    {
        var fields = changes.Select(c => c.Field.Split('/')[0]).Distinct().ToList();
        return fields.Count switch
        {
            1 => fields[0],
            <= 4 => $"{string.Join(", ", fields[..^1])} and {fields[^1]}",
            _ => $"{string.Join(", ", fields[..3])} and {fields.Count - 3} more fields",
        };
    }
}
