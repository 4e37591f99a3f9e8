using System.Runtime.CompilerServices;
using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Imports;
using Catalog.Core.Lineage.Review;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Imports;

internal sealed partial class ExportQueries(IDbContextFactory<CatalogDbContext> contexts) : IExportQueries
{
    public async IAsyncEnumerable<ExportRecord> RecordsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var domains = await db.Domains.ToDictionaryAsync(d => d.Id, ct);
        var teams = await db.Teams.ToDictionaryAsync(t => t.Id, ct);
        var people = await db.People.ToDictionaryAsync(p => p.Id, ct);
        var levels = await db.CertificationLevels.ToDictionaryAsync(l => l.Id, ct);

        foreach (var d in domains.Values.OrderBy(d => d.Key, StringComparer.Ordinal))
            yield return new("Domain", [("key", d.Key), ("name", d.Name), ("description", d.Description), ("parent", d.ParentId is { } parent ? domains[parent].Key : null)]);
        foreach (var t in teams.Values.OrderBy(t => t.Key, StringComparer.Ordinal))
            yield return new("Team", [("key", t.Key), ("name", t.Name), ("domain", t.DomainId is { } of ? domains[of].Key : null), ("description", t.Description), ("email", t.Email)]);
        foreach (var p in people.Values.OrderBy(p => p.Issuer, StringComparer.Ordinal).ThenBy(p => p.Subject, StringComparer.Ordinal))
            yield return new("Person", [("issuer", p.Issuer), ("subject", p.Subject), ("name", p.Name), ("email", p.Email), ("title", p.Title)]);

        var rights = await db.RoleAssignments.ToListAsync(ct);
        foreach (var (team, person, given) in rights.Where(a => a.TeamId is not null).GroupBy(a => (a.TeamId, a.PersonId)).Select(g => (teams[g.Key.TeamId!.Value].Key, people[g.Key.PersonId], g.MinBy(a => a.GivenAt)!))
            .OrderBy(r => r.Key, StringComparer.Ordinal).ThenBy(r => r.Item2.Subject, StringComparer.Ordinal))
            yield return new("Membership", [("team", team), ("issuer", person.Issuer), ("subject", person.Subject), ("byName", given.GivenBy), ("at", given.GivenAt.UtcDateTime)]);
        foreach (var (role, domain, person, given) in rights.Where(a => a.TeamId is null).GroupBy(a => (a.Role, a.DomainId, a.PersonId))
            .Select(g => (g.Key.Role, g.Key.DomainId is { } d ? domains[d].Key : null, people[g.Key.PersonId], g.MinBy(a => a.GivenAt)!))
            .OrderBy(r => r.Role).ThenBy(r => r.Item2, StringComparer.Ordinal).ThenBy(r => r.Item3.Subject, StringComparer.Ordinal))
            yield return new("Assignment", [("role", role.ToString().ToLowerInvariant()), ("domain", domain), ("issuer", person.Issuer), ("subject", person.Subject), ("byName", given.GivenBy), ("at", given.GivenAt.UtcDateTime)]);
        foreach (var l in levels.Values.OrderBy(l => l.Key, StringComparer.Ordinal))
            yield return new("CertificationLevel", [("key", l.Key), ("name", l.Name), ("description", l.Description), ("rank", l.Rank), ("assignableBy", l.AssignableBy.ToString().ToLowerInvariant())]);
        foreach (var t in (await db.GlossaryTerms.ToListAsync(ct)).OrderBy(t => t.Key, StringComparer.Ordinal))
            yield return new("Term", [("key", t.Key), ("name", t.Name), ("definition", t.Definition), ("domain", t.DomainId is { } of ? domains[of].Key : null), ("synonyms", t.Synonyms)]);
        foreach (var t in (await db.TagDescriptions.ToListAsync(ct)).OrderBy(t => t.Tag, StringComparer.Ordinal))
            yield return new("TagDescription", [("tag", t.Tag), ("description", t.Description)]);

        var keys = await db.DataProducts.Select(p => new { p.Id, p.Key }).ToDictionaryAsync(p => p.Id, p => p.Key, ct);
        var certified = await db.DataProducts.Where(p => p.CertificationLevelId != null).OrderBy(p => p.Key)
            .Select(p => new { p.Key, Level = p.CertificationLevelId!.Value, p.CertificationReason, p.CertifiedBy, p.CertifiedAt }).ToListAsync(ct);
        foreach (var c in certified.OrderBy(c => c.Key, StringComparer.Ordinal))
            yield return new("Certification", [("product", c.Key), ("level", levels[c.Level].Key), ("reason", c.CertificationReason), ("byName", c.CertifiedBy), ("at", c.CertifiedAt?.UtcDateTime)]);

        await foreach (var request in RequestsAsync(db, keys, people, ct)) yield return request;
        foreach (var f in (await db.Favourites.ToListAsync(ct)).OrderBy(f => keys[f.ProductId], StringComparer.Ordinal).ThenBy(f => people[f.PersonId].Subject, StringComparer.Ordinal))
            yield return new("Favourite", [("product", keys[f.ProductId]), ("person", Ref(people[f.PersonId])), ("since", f.Since.UtcDateTime)]);

        var contracts = await db.DataContracts.Select(c => new { c.Id, c.ContractId }).ToDictionaryAsync(c => c.Id.Value, c => c.ContractId, ct);
        var terms = await db.GlossaryTerms.Select(t => new { t.Id, t.Key }).ToDictionaryAsync(t => t.Id.Value, t => t.Key, ct);
        var all = await db.Watches.ToListAsync(ct);
        var tags = all.Exists(w => w.Kind == WatchKind.Tag) ? (await db.ProductTags.Select(t => t.Tag).Union(db.TagDescriptions.Select(t => t.Tag)).ToListAsync(ct)).GroupBy(Core.Glossary.TagIdentity.Of).ToDictionary(t => t.Key, t => t.Min(StringComparer.Ordinal)) : [];
        var watches = all.Select(w => (Watch: w, Name: w.Kind switch
        {
            WatchKind.Product => keys.GetValueOrDefault(DataProductId.From(w.SubjectId)),
            WatchKind.Domain => domains.GetValueOrDefault(Core.Domains.DomainId.From(w.SubjectId))?.Key,
            WatchKind.Team => teams.GetValueOrDefault(Core.Domains.TeamId.From(w.SubjectId))?.Key,
            WatchKind.Contract => contracts.GetValueOrDefault(w.SubjectId),
            WatchKind.Term => terms.GetValueOrDefault(w.SubjectId),
            WatchKind.Tag => tags.GetValueOrDefault(w.SubjectId),
            _ => null,
        }));
        foreach (var (w, name) in watches.Where(w => w.Name is not null).OrderBy(w => w.Watch.Kind).ThenBy(w => w.Name, StringComparer.Ordinal).ThenBy(w => people[w.Watch.PersonId].Subject, StringComparer.Ordinal))
            yield return new("Watch", [(w.Kind.ToString().ToLowerInvariant(), name), ("person", Ref(people[w.PersonId])), ("since", w.Since.UtcDateTime)]);

        var datasets = all.Where(w => w.Kind == WatchKind.Dataset).Select(w => Core.Datasets.DatasetId.From(w.SubjectId)).ToArray();
        var jobs = all.Where(w => w.Kind == WatchKind.Job).Select(w => Core.Lineage.JobId.From(w.SubjectId)).ToArray();
        var nodes = (await db.Datasets.Where(d => datasets.Contains(d.Id)).ToListAsync(ct)).ToDictionary(d => d.Id.Value, d => new EndName(false, d.Namespace, d.Name));
        foreach (var job in await db.Jobs.Where(j => jobs.Contains(j.Id)).Select(j => new { j.Id, j.Namespace, j.Name }).ToListAsync(ct)) nodes[job.Id.Value] = new EndName(true, job.Namespace, job.Name);
        foreach (var w in all.Where(w => nodes.ContainsKey(w.SubjectId)).OrderBy(w => nodes[w.SubjectId].Name, StringComparer.Ordinal).ThenBy(w => w.Since).ThenBy(w => people[w.PersonId].Subject, StringComparer.Ordinal))
            yield return new("Watch", [("node", End(nodes[w.SubjectId])), ("person", Ref(people[w.PersonId])), ("since", w.Since.UtcDateTime)]);

        foreach (var views in (await db.ProductViews.ToListAsync(ct)).GroupBy(v => v.ProductId).OrderBy(v => keys[v.Key], StringComparer.Ordinal))
        {
            var days = views.Where(v => v.Count > 0).ToDictionary(v => v.Day, v => v.Count);
            if (days.Count == 0) continue;
            var (from, until) = (days.Keys.Min(), days.Keys.Max());
            yield return new("ProductViews",
                [("product", keys[views.Key]), ("until", until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("days", Enumerable.Range(0, until.DayNumber - from.DayNumber + 1).Select(n => days.GetValueOrDefault(from.AddDays(n))).ToList())]);
        }
    }

    public async Task<IReadOnlyList<DataProductId>> ProductsAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var products = await db.DataProducts.Select(p => new { p.Id, p.Key }).ToListAsync(ct);
        return [.. products.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Id)];
    }

    public async IAsyncEnumerable<ExportContract> ContractsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var versions = await (
            from contract in db.DataContracts
            join version in db.ContractVersions on contract.Id equals version.DataContractId
            select new { contract.ContractId, version.Number, version.Id, version.Conflicting, version.Source, version.ImportedBy, version.ImportedAt }).ToListAsync(ct);
        var ordered = versions.OrderBy(v => v.ContractId, StringComparer.Ordinal).ThenBy(v => v.Number, StringComparer.Ordinal).ThenBy(v => v.Conflicting).ThenBy(v => v.Source, StringComparer.Ordinal);
        foreach (var part in ordered.Chunk(200))
        {
            var ids = part.Select(v => v.Id).ToList();
            var texts = await db.ContractVersions.Where(v => ids.Contains(v.Id)).Select(v => new { v.Id, v.Text }).ToDictionaryAsync(v => v.Id, v => v.Text, ct);
            foreach (var v in part) yield return new ExportContract(v.ContractId, v.Number, texts[v.Id], v.Conflicting, v.Source, v.ImportedBy, v.ImportedAt);
        }
    }

    public async IAsyncEnumerable<ExportPage> PagesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var people = await db.People.AsNoTracking().ToDictionaryAsync(p => p.Id, ct);
        var pages = await (
            from page in db.DocumentationPages
            join product in db.DataProducts on page.ProductId equals product.Id
            select new { page.Id, product.Key, page.Slug }).ToListAsync(ct);
        foreach (var part in pages.OrderBy(p => p.Key, StringComparer.Ordinal).ThenBy(p => p.Slug, StringComparer.Ordinal).Chunk(100))
        {
            var ids = part.Select(p => p.Id).ToList();
            var texts = (await db.DocumentationRevisions.AsNoTracking().Where(r => ids.Contains(r.PageId)).OrderBy(r => r.Number).ToListAsync(ct)).ToLookup(r => r.PageId);
            foreach (var p in part)
                yield return new ExportPage(p.Key, p.Slug, [.. texts[p.Id].Select(r => new ExportRevision(r.Title, r.Markdown, r.PersonId is { } by && people.TryGetValue(by, out var who) ? Ref(who) : null, r.WrittenBy, r.WrittenAt))]);
        }
    }

    private static async IAsyncEnumerable<ExportRecord> RequestsAsync(CatalogDbContext db, Dictionary<DataProductId, string> keys, Dictionary<PersonId, Person> people, [EnumeratorCancellation] CancellationToken ct)
    {
        var grants = (await db.Grants.ToListAsync(ct)).ToLookup(g => g.RequestId);
        var versions = await db.Ports.Select(p => new { p.Id, p.PortVersion }).ToDictionaryAsync(p => p.Id, p => p.PortVersion, ct);
        foreach (var r in (await db.AccessRequests.ToListAsync(ct)).OrderBy(r => r.Id.Value))
        {
            var grant = grants[r.Id].FirstOrDefault();
            var withdrawn = r.State == AccessRequestState.Withdrawn;
            yield return new("AccessRequest",
            [
                ("id", r.Id.Value.ToString()), ("product", keys[r.ProductId]), ("port", r.PortName), ("portVersion", versions.GetValueOrDefault(r.PortId)), ("person", Ref(people[r.PersonId])),
                ("purpose", r.Purpose), ("asked", r.AskedAt.UtcDateTime), ("until", r.Until.UtcDateTime), ("state", r.State.ToString().ToLowerInvariant()),
                (withdrawn ? "withdrawn" : "decided", r.DecidedAt?.UtcDateTime), ("decidedBy", !withdrawn && r.DecidedBy is { } by ? Ref(people[by]) : null),
                ("decidedByName", withdrawn ? null : r.DecidedByName), ("reason", r.Reason),
                ("grant", grant?.Id.Value.ToString()), ("ends", grant?.EndsAt.UtcDateTime), ("provisioned", grant?.ProvisionedAt?.UtcDateTime), ("provisionedByName", grant?.ProvisionedBy),
                ("revoked", grant?.RevokedAt?.UtcDateTime), ("revokedBy", grant?.RevokedBy), ("revokedReason", grant?.RevokedReason), ("inTrail", true),
            ]);
        }
    }

    private static IReadOnlyList<(string, object?)> Ref(Person person) => [("issuer", person.Issuer), ("subject", person.Subject)];
}
