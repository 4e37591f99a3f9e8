using System.Runtime.CompilerServices;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Validity;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Imports;

internal sealed partial class ExportQueries
{
    public async IAsyncEnumerable<ExportRecord> RulesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var names = await NamesAsync(db, ct);
        var ports = await PortsAsync(db, ct);

        // Rules of a port that is gone place nothing any more.
        foreach (var r in (await db.MatchRules.ToListAsync(ct)).Where(r => ports.ContainsKey(r.PortId)).OrderBy(r => r.At).ThenBy(r => r.Id.Value))
            yield return new("MatchRule", [("id", r.Id.Value.ToString()), ("product", names.Products[r.ProductId]), ("port", ports[r.PortId].Name), ("portVersion", ports[r.PortId].Version), ("dataSource", r.DataSource), ("asset", r.Asset), ("suite", r.Suite), ("byName", r.By), ("at", r.At.UtcDateTime)]);

        foreach (var p in (await db.ValidityPolicies.ToListAsync(ct)).OrderBy(p => p.SetAt).ThenBy(p => p.Id.Value))
        {
            var port = p.Scope == PolicyScope.Port ? ports.GetValueOrDefault(PortId.From(p.SubjectId)) : null;
            var product = p.Scope == PolicyScope.Product ? names.Products.GetValueOrDefault(DataProductId.From(p.SubjectId)) : port is null ? null : names.Products[port.Product];
            var domain = p.Scope == PolicyScope.Domain ? names.Domains.GetValueOrDefault(DomainId.From(p.SubjectId)) : null;
            if (p.Scope != PolicyScope.Mesh && product is null && domain is null) continue;
            yield return new("ValidityPolicy",
            [
                ("id", p.Id.Value.ToString()), ("domain", domain), ("product", product), ("port", port?.Name), ("portVersion", port?.Version), ("values", p.Values),
                ("why", p.Why), ("agreedWith", p.AgreedWith), ("byName", p.SetBy), ("at", p.SetAt.UtcDateTime), ("ended", p.EndedAt?.UtcDateTime),
            ]);
        }

        foreach (var o in (await db.ValidityOverrides.ToListAsync(ct)).OrderBy(o => o.SetAt).ThenBy(o => o.Id.Value))
            yield return new("ValidityOverride",
            [
                ("id", o.Id.Value.ToString()), ("product", names.Products[o.ProductId]), ("state", o.State), ("reason", o.Reason), ("until", o.Until.UtcDateTime),
                ("byName", o.SetBy), ("at", o.SetAt.UtcDateTime), ("ended", o.EndedAt?.UtcDateTime), ("endedBy", o.EndedBy),
            ]);

        foreach (var s in (await db.SavedSearches.ToListAsync(ct)).OrderBy(s => s.SavedAt).ThenBy(s => s.Id.Value))
            yield return new("SavedSearch",
            [
                ("id", s.Id.Value.ToString()), ("person", Ref(names.People[s.PersonId])), ("name", s.Name), ("text", s.Text), ("filter", s.Filter.IsEmpty ? null : s.Filter),
                ("at", s.SavedAt.UtcDateTime), ("looked", s.LookedAt.UtcDateTime), ("known", s.Known.Length == 0 ? null : s.Known),
            ]);
        foreach (var s in (await db.SynonymSets.ToListAsync(ct)).OrderBy(s => s.Key, StringComparer.Ordinal)) yield return new("SynonymSet", [("key", s.Key), ("words", s.Words)]);
    }

    public async IAsyncEnumerable<ExportResult> ResultsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var products = await db.DataProducts.Select(p => new { p.Id, p.Key }).ToDictionaryAsync(p => p.Id, p => p.Key, ct);
        var ports = await PortsAsync(db, ct);
        var all =
            from result in db.ValidationResults
            join document in db.ValidationDocuments on result.Id equals document.ResultId
            orderby result.Id
            select new { Result = result, Document = document };
        await foreach (var both in all.AsAsyncEnumerable().WithCancellation(ct))
        {
            var (r, d) = (both.Result, both.Document);
            var port = r.PortId is { } at ? ports.GetValueOrDefault(at) : null;
            yield return new ExportResult(
            [
                ("id", r.Id.Value.ToString()), ("product", r.ProductId is { } product ? products[product] : null), ("port", port?.Name), ("portVersion", port?.Version), ("gonePort", port is null ? r.PortId?.Value.ToString() : null),
                ("suite", r.Suite.Length == 0 ? null : r.Suite), ("dataSource", r.DataSource), ("asset", r.Asset), ("ran", r.RunTime.UtcDateTime), ("received", r.ReceivedAt.UtcDateTime), ("sentBy", r.SentBy),
                ("run", d.RunName), ("checkpoint", d.Checkpoint), ("version", d.Version), ("lineageRun", r.LineageRun), ("loss", r.Loss.Count == 0 ? null : r.Loss[0]), ("early", r.Early ? true : null), ("dismissed", r.Dismissed ? true : null),
                ("hash", Convert.ToHexString(r.ContentHash)), ("findings", d.Findings.Count == 0 ? null : d.Findings),
            ], d.Text, [("success", r.Success), ("evaluated", r.Evaluated), ("successful", r.Successful), ("expectations", d.Expectations)]);
        }
    }

    public async IAsyncEnumerable<ExportRecord> StatesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var reading = await contexts.CreateDbContextAsync(ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var products = await db.DataProducts.Select(p => new { p.Id, p.Key }).ToDictionaryAsync(p => p.Id, p => p.Key, ct);
        var people = await db.People.ToDictionaryAsync(p => p.Id, ct);

        await foreach (var e in reading.ValidityEntries.AsNoTracking().OrderBy(e => e.Id).AsAsyncEnumerable().WithCancellation(ct))
            yield return new("ValidityEntry",
            [
                ("id", e.Id.Value.ToString()), ("product", products[e.ProductId]), ("at", e.At.UtcDateTime), ("state", e.State), ("own", e.Own), ("reasons", e.Reasons.Count == 0 ? null : e.Reasons), ("rule", e.Rule.Count == 0 ? null : e.Rule[0]),
                ("path", e.Path.Count == 0 ? null : e.Path.Select(p => Guid.TryParse(p, out var id) && products.TryGetValue(DataProductId.From(id), out var key) ? key : p).ToList()),
            ]);

        await foreach (var some in reading.Incidents.AsNoTracking().OrderBy(i => i.Id).AsAsyncEnumerable().Chunk(200).WithCancellation(ct))
        {
            var ids = some.Select(i => i.Id).ToArray();
            var notes = (await db.IncidentNotes.Where(n => ids.Contains(n.IncidentId)).OrderBy(n => n.At).ThenBy(n => n.Id).ToListAsync(ct)).ToLookup(n => n.IncidentId);
            var reached = (await db.IncidentReaches.Where(r => ids.Contains(r.IncidentId)).ToListAsync(ct)).ToLookup(r => r.IncidentId, r => products[r.ProductId]);
            foreach (var i in some)
                yield return new("Incident",
                [
                    ("id", i.Id.Value.ToString()), ("product", products[i.ProductId]), ("since", i.Since.UtcDateTime), ("detected", i.DetectedAt?.UtcDateTime), ("closed", i.ClosedAt?.UtcDateTime), ("end", i.End), ("reasons", i.Reasons.Count == 0 ? null : i.Reasons),
                    ("owner", Who(people, i.OwnerId)), ("ownerName", i.OwnerName),
                    ("notes", notes[i.Id].Select(n => (IReadOnlyList<(string, object?)>)
                        [("id", n.Id.Value.ToString()), ("at", n.At.UtcDateTime), ("step", n.Step), ("by", Who(people, n.PersonId)), ("byName", n.By), ("text", n.Text), ("reasons", n.Reasons.Count == 0 ? null : n.Reasons)]).ToList()),
                    ("reached", reached[i.Id].Any() ? reached[i.Id].Order(StringComparer.Ordinal).ToList() : null),
                ]);
        }

        foreach (var some in products.OrderBy(p => p.Value, StringComparer.Ordinal).Select(p => p.Key).Chunk(500))
        {
            var rows = await db.ProductValidities.Where(v => some.Contains(v.ProductId)).ToListAsync(ct);
            foreach (var v in rows.OrderBy(v => products[v.ProductId], StringComparer.Ordinal))
                yield return new("Standing",
                [
                    ("product", products[v.ProductId]), ("own", v.Own), ("ownSince", v.OwnSince.UtcDateTime), ("state", v.State), ("since", v.Since.UtcDateTime), ("reasons", v.Reasons.Count == 0 ? null : v.Reasons),
                    ("nextTurn", v.NextTurn?.UtcDateTime), ("byHand", v.ByHand ? true : null), ("verdicts", v.Verdicts.Count == 0 ? null : v.Verdicts), ("loss", v.Loss.Count == 0 ? null : v.Loss[0]),
                ]);
        }
    }

    private static IReadOnlyList<(string, object?)>? Who(Dictionary<PersonId, Person> people, PersonId? id) => id is { } by && people.TryGetValue(by, out var who) ? Ref(who) : null;

    private static Task<Dictionary<PortId, PortPlace>> PortsAsync(CatalogDbContext db, CancellationToken ct) =>
        db.Ports.Where(p => p.Direction == PortDirection.Output).Select(p => new { p.Id, Place = new PortPlace(p.ProductId, p.Name, p.PortVersion) }).ToDictionaryAsync(p => p.Id, p => p.Place, ct);

    private sealed record PortPlace(DataProductId Product, string Name, string? Version);
}
