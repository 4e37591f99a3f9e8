using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.Domains;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>Where a product belongs and whose it is, by what its document says and what the actor may decide.</summary>
internal sealed class ProductPlacing(ICatalogWork work, MeshNames names, Actor actor, TimeProvider clock)
{
    private readonly MeshGrowth growth = new(work, names, actor, clock);
    private readonly HashSet<string> taken = [];

    /// <summary>Looks up at once which of the keys that these documents would get are taken.</summary>
    public async Task PrepareAsync(IReadOnlyCollection<ProductArrival> arrivals, CancellationToken ct)
    {
        var keys = arrivals.Select(a => (a.Key ?? a.Wanted ?? new DataProductKey(DomainKey(a.Document.Sheet), NameOf(a.Document))).ToString()).Distinct().ToList();
        if (keys.Count > 0) taken.UnionWith(await work.TakenProductKeysAsync(keys, ct));
    }

    /// <summary>Why this actor may not make a product at that address, found without making anything; <c>null</c> when they may.</summary>
    public static string? Bars(SourceDocument.Product document, DataProductKey address, MeshNames names, Actor actor)
    {
        if (names.Domain(address.Domain) is not { } domain)
            return Authorisation.Decide(actor, MeshAction.CreateDomain).Allowed ? null : NoSuchDomain(address);
        var team = string.IsNullOrWhiteSpace(document.Sheet.Team) ? OnlyTeamOf(actor, names) : names.Team(document.Sheet.Team);
        return Authorisation.Decide(actor, MeshAction.RegisterProduct, domain.Id, team?.Id) is { Allowed: false } no ? no.Why : null;
    }

    /// <summary>The place of a new product, or why there is none for this actor.</summary>
    public async Task<(ProductPlace? Place, string? Refused)> PlaceAsync(SourceDocument.Product document, DataProductKey? address, List<Finding> findings, CancellationToken ct)
    {
        var domain = address is { } to ? growth.Domain(to.Domain) : DomainOf(document.Sheet, findings);
        if (domain is null) return (null, NoSuchDomain(address));
        var team = TeamOf(document.Sheet, domain, findings);
        if (Authorisation.Decide(actor, MeshAction.RegisterProduct, domain.Id, team?.Id) is { Allowed: false } no) return (null, no.Why);

        var key = new DataProductKey(domain.Key, address?.Name ?? NameOf(document));
        if (taken.Contains(key.ToString())) key = await FreeAsync(key, ct);
        taken.Add(key.ToString());
        return (new ProductPlace(key, domain.Id, team?.Id), null);
    }

    /// <summary>
    /// Follows a changed owning team or domain, with rights on both sides; else proposes it. Answers what waits, if
    /// anything does.
    /// </summary>
    public async Task<string?> FollowAsync(
        DataProduct product, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after, string source,
        List<Finding> findings, List<FieldChange> changes, CancellationToken ct)
    {
        var team = Wanted("team", before, after) is { } t && !product.Curated.ContainsKey("team") ? await HandAsync(product, t, source, findings, changes, ct) : null;
        var domain = Wanted("domain", before, after) is { } d && !product.Curated.ContainsKey("domain") ? await MoveAsync(product, d, source, findings, changes, ct) : null;
        return team is null ? domain : domain is null ? team : $"{team} {domain}";
    }

    private static string? Wanted(string path, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        after.GetValueOrDefault(path) is { } wanted && wanted != before.GetValueOrDefault(path) ? wanted : null;

    private async Task<string?> HandAsync(DataProduct product, string word, string source, List<Finding> findings, List<FieldChange> changes, CancellationToken ct)
    {
        if (growth.Team(word, product.DomainId) is not { } team)
        {
            findings.Add(UnknownTeam(word));
            return null;
        }
        if (team.Id == product.TeamId) return null;
        var from = product.TeamId is { } had ? names.Team(had)?.Key : null;
        if (!Authorisation.Decide(actor, MeshAction.RegisterProduct, product.DomainId, team.Id).Allowed)
            return await ProposeAsync(product, "team", from, team.Key, source, ct);
        changes.Add(new FieldChange("team", from, team.Key));
        var now = clock.GetUtcNow();
        product.HandTo(team.Id, now);
        work.Raise(new ProductChanged(product.Id, product.Key, ProductChange.HandedOver, actor.Name, $"handed {product.Key} to {team.Name}") { EventId = Guid.CreateVersion7(now), At = now });
        return null;
    }

    private async Task<string?> MoveAsync(DataProduct product, string word, string source, List<Finding> findings, List<FieldChange> changes, CancellationToken ct)
    {
        if (growth.Domain(word) is not { } domain)
        {
            findings.Add(new Finding(FindingSeverity.Warning, "domain", "$.domain", null, $"There is no domain \"{word}\" here; the product stays where it is."));
            return null;
        }
        if (domain.Id == product.DomainId) return null;
        var from = names.Domain(product.DomainId)?.Key;
        if (!Authorisation.Decide(actor, MeshAction.ManageDomain, product.DomainId).Allowed || !Authorisation.Decide(actor, MeshAction.ManageDomain, domain.Id).Allowed)
            return await ProposeAsync(product, "domain", from, domain.Key, source, ct);
        var now = clock.GetUtcNow();
        var key = await FreeAsync(new DataProductKey(domain.Key, product.Name), ct);
        changes.Add(new FieldChange("domain", from, domain.Key));
        work.Add(new KeyRedirect(RedirectKind.Product, product.Key, product.Id.Value, now));
        product.Move(key, domain.Id, now);
        work.Raise(new ProductChanged(product.Id, product.Key, ProductChange.Moved, actor.Name, $"moved the product to {domain.Name}") { EventId = Guid.CreateVersion7(now), At = now });
        return null;
    }

    private async Task<string> ProposeAsync(DataProduct product, string field, string? from, string to, string source, CancellationToken ct)
    {
        var sentence = $"The document wants the {field} {to} instead of {from ?? "none"}. That needs rights on both sides, so it waits for a decision.";
        if (await work.OpenProposalAsync(product.Id, field, ct) is { } open)
        {
            if (open.To == to) return sentence;
            open.Decide(ProposalState.Rejected, actor.Name, "A newer document proposes something else.", clock.GetUtcNow());
        }
        var now = clock.GetUtcNow();
        var proposal = new OwnershipProposal(CatalogId.New<OwnershipProposalId>(clock), product.Id, field, from, to, source, actor.Name, now);
        work.Add(proposal);
        work.Raise(new OwnershipProposed(proposal.Id, product.Id) { EventId = Guid.CreateVersion7(now), At = now });
        return sentence;
    }

    private string DomainKey(ProductSheet sheet)
    {
        if (string.IsNullOrWhiteSpace(sheet.Domain)) return Domain.UnassignedKey;
        return names.Domain(sheet.Domain)?.Key ?? (Slug.From(sheet.Domain) is { Length: > 0 } slug ? slug : "domain");
    }

    private DomainName DomainOf(ProductSheet sheet, List<Finding> findings)
    {
        if (string.IsNullOrWhiteSpace(sheet.Domain)) return growth.Unassigned();
        if (growth.Domain(sheet.Domain) is { } domain) return domain;
        findings.Add(new Finding(FindingSeverity.Warning, "domain", "$.domain", null,
            $"There is no domain \"{sheet.Domain}\" here, and only administrators make domains. The product stands under {Domain.UnassignedKey} until it is moved."));
        return growth.Unassigned();
    }

    private TeamName? TeamOf(ProductSheet sheet, DomainName domain, List<Finding> findings)
    {
        if (string.IsNullOrWhiteSpace(sheet.Team)) return OnlyTeamOf(actor, names);
        if (growth.Team(sheet.Team, domain.Id) is { } team) return team;
        findings.Add(UnknownTeam(sheet.Team));
        return null;
    }

    private static TeamName? OnlyTeamOf(Actor actor, MeshNames names) => actor.Teams.Count == 1 && !actor.Administrator ? names.Team(actor.Teams.First()) : null;

    private static string NoSuchDomain(DataProductKey? address) => $"There is no domain {address?.Domain}, and only administrators make domains.";

    private static Finding UnknownTeam(string word) =>
        new(FindingSeverity.Warning, "team", "$.team.name", null, $"There is no team \"{word}\" here. It stays named in the document; an administrator can make the team and hand the product to it.");

    private static string NameOf(SourceDocument.Product document)
    {
        var slug = Slug.From(document.Sheet.Title);
        if (slug.Length == 0) slug = Slug.From(document.Id);
        return slug.Length == 0 ? "product" : slug;
    }

    private async Task<DataProductKey> FreeAsync(DataProductKey key, CancellationToken ct)
    {
        for (var n = 1; ; n++)
        {
            var candidate = n == 1 ? key : key with { Name = $"{key.Name}-{n}" };
            if (!taken.Contains(candidate.ToString()) && !await work.ProductKeyTakenAsync(candidate, ct)) return candidate;
        }
    }
}

/// <summary>Where a new product stands: its key, its domain and the team that owns it.</summary>
internal readonly record struct ProductPlace(DataProductKey Key, DomainId Domain, TeamId? Team);
