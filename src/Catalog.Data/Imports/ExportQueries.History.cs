using System.Runtime.CompilerServices;
using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Glossary;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Imports;

internal sealed partial class ExportQueries
{
    public async IAsyncEnumerable<ExportRecord> HistoryAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var names = await NamesAsync(db, ct);

        foreach (var r in (await db.KeyRedirects.ToListAsync(ct)).Select(r => (Redirect: r, To: r.Kind switch
        {
            RedirectKind.Product => names.Products.GetValueOrDefault(DataProductId.From(r.TargetId)),
            RedirectKind.Domain => names.Domains.GetValueOrDefault(DomainId.From(r.TargetId)),
            _ => names.Teams.GetValueOrDefault(TeamId.From(r.TargetId)),
        })).Where(r => r.To is not null).OrderBy(r => r.Redirect.Kind).ThenBy(r => r.Redirect.OldKey, StringComparer.Ordinal))
            yield return new("Redirect", [("of", Word(r.Redirect.Kind)), ("from", r.Redirect.OldKey), ("to", r.To), ("at", r.Redirect.At.UtcDateTime)]);

        foreach (var p in (await db.OwnershipProposals.ToListAsync(ct)).OrderBy(p => p.Id.Value))
            yield return new("OwnershipProposal",
            [
                ("id", p.Id.Value.ToString()), ("product", names.Products[p.ProductId]), ("field", p.Field), ("from", p.From), ("to", p.To), ("source", p.Source), ("proposedBy", p.ProposedBy), ("proposed", p.ProposedAt.UtcDateTime),
                ("state", Word(p.State)), ("decidedBy", p.DecidedBy), ("reason", p.Reason), ("decided", p.DecidedAt?.UtcDateTime),
            ]);

        foreach (var t in (await db.ApiTokens.ToListAsync(ct)).OrderBy(t => t.Name, StringComparer.Ordinal))
            yield return new("Token",
            [
                ("name", t.Name), ("role", Word(t.Role)), ("team", t.TeamId is { } team ? names.Teams[team] : null), ("domain", t.DomainId is { } domain ? names.Domains[domain] : null), ("createdBy", t.CreatedBy),
                ("created", t.CreatedAt.UtcDateTime), ("expires", t.ExpiresAt?.UtcDateTime), ("lastUsed", t.LastUsedAt?.UtcDateTime), ("revoked", t.RevokedAt?.UtcDateTime),
            ]);

        foreach (var i in (await db.InboxItems.ToListAsync(ct)).OrderBy(i => i.Id.Value))
            yield return new("InboxItem",
            [
                ("id", i.Id.Value.ToString()), ("person", Ref(names.People[i.PersonId])), ("about", i.Kind), ("cause", i.CauseId.ToString()), ("task", i.IsTask), ("sentence", i.Sentence), ("detail", i.Detail), ("link", i.Link),
                ("product", i.ProductId is { } product ? names.Products.GetValueOrDefault(product) : null), ("at", i.CreatedAt.UtcDateTime), ("read", i.ReadAt?.UtcDateTime), ("done", i.DoneAt?.UtcDateTime),
            ]);
    }

    public async IAsyncEnumerable<ExportRecord> TrailAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var reading = await contexts.CreateDbContextAsync(ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var names = await NamesAsync(db, ct);
        await foreach (var a in reading.ActivityEntries.AsNoTracking().OrderBy(a => a.At).ThenBy(a => a.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            var of = names.Of(a.SubjectKind, a.SubjectId);
            yield return new("Activity",
            [
                ("id", a.Id.Value.ToString()), ("at", a.At.UtcDateTime), ("by", a.PersonId is { } by && names.People.TryGetValue(by, out var who) ? Ref(who) : null), ("byName", a.ActorName), ("via", Word(a.Via)),
                ("about", a.SubjectKind), ("key", a.SubjectKey), ("subject", of is null ? a.SubjectId.ToString() : null), ("of", of), ("product", a.ProductId is { } product ? names.Products.GetValueOrDefault(product) : null),
                ("verb", a.Verb), ("sentence", a.Sentence),
                ("changes", a.Changes.Count == 0 ? null : a.Changes.Select(c => (IReadOnlyList<(string, object?)>)[("field", c.Field), ("old", c.Old), ("new", c.New)]).ToList()),
            ]);
        }
    }

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();

    private static async Task<CurrentNames> NamesAsync(CatalogDbContext db, CancellationToken ct) => new(
        await db.DataProducts.Select(p => new { p.Id, p.Key }).ToDictionaryAsync(p => p.Id, p => p.Key, ct),
        await db.Domains.Select(d => new { d.Id, d.Key }).ToDictionaryAsync(d => d.Id, d => d.Key, ct),
        await db.Teams.Select(t => new { t.Id, t.Key }).ToDictionaryAsync(t => t.Id, t => t.Key, ct),
        await db.GlossaryTerms.Select(t => new { t.Id, t.Key }).ToDictionaryAsync(t => t.Id, t => t.Key, ct),
        await db.DataContracts.Select(c => new { c.Id, c.ContractId }).ToDictionaryAsync(c => c.Id, c => c.ContractId, ct),
        await db.People.ToDictionaryAsync(p => p.Id, ct));

    /// <summary>What things are called now. Ids differ from catalog to catalog, names do not.</summary>
    private sealed record CurrentNames(
        Dictionary<DataProductId, string> Products, Dictionary<DomainId, string> Domains, Dictionary<TeamId, string> Teams, Dictionary<GlossaryTermId, string> Terms, Dictionary<DataContractId, string> Contracts, Dictionary<PersonId, Person> People)
    {
        public object? Of(string kind, Guid subject) => kind switch
        {
            "product" => Products.GetValueOrDefault(DataProductId.From(subject)),
            "domain" => Domains.GetValueOrDefault(DomainId.From(subject)),
            "team" => Teams.GetValueOrDefault(TeamId.From(subject)),
            "term" => Terms.GetValueOrDefault(GlossaryTermId.From(subject)),
            "contract" => Contracts.GetValueOrDefault(DataContractId.From(subject)),
            "person" when People.TryGetValue(PersonId.From(subject), out var person) => Ref(person),
            _ => null,
        };
    }
}
