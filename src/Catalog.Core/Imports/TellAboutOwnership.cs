using System.Collections.Frozen;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Imports;

/// <summary>Gives proposals of another owner or domain to those who have the rights of both sides; to administrators where nobody else has.</summary>
public sealed class TellAboutOwnership(TimeProvider clock) : IEventHandler
{
    public Task HandleAsync(CatalogEvent happened, ICatalogWork work, CancellationToken ct) => happened switch
    {
        OwnershipProposed proposed => ProposedAsync(proposed, work, ct),
        OwnershipDecided decided => work.CompleteAsync(InboxKinds.OwnershipProposal, decided.ProposalId.Value, clock, ct),
        _ => Task.CompletedTask,
    };

    private async Task ProposedAsync(OwnershipProposed proposed, ICatalogWork work, CancellationToken ct)
    {
        if (await work.ProposalAsync(proposed.ProposalId, ct) is not { State: ProposalState.Open } proposal || await work.ProductBriefAsync(proposal.ProductId, ct) is not { } product) return;
        var team = proposal is { Field: "team", To: { } teamKey } ? (await work.TeamAsync(teamKey, ct))?.Id : null;
        var domain = proposal is { Field: "domain", To: { } domainKey } ? (await work.DomainAsync(domainKey, ct))?.Id : null;
        var deciders = await DecidersAsync(product.Facts, team, domain, work, ct);
        await work.TellAsync(
            new Told(InboxKinds.OwnershipProposal, proposal.Id.Value, true, $"A document wants {product.Key} to have the {proposal.Field} {proposal.To} instead of {proposal.From ?? "none"}",
                $"{proposal.Source}, brought by {proposal.ProposedBy}.", PortalPaths.Product(product.Key), proposal.ProductId),
            deciders, clock, ct);
    }

    private static async Task<IReadOnlyList<PersonId>> DecidersAsync(ProductFacts product, TeamId? team, DomainId? domain, ICatalogWork work, CancellationToken ct)
    {
        var members = new Dictionary<TeamId, IReadOnlyList<PersonId>>();
        foreach (var id in new[] { product.TeamId, team }.OfType<TeamId>().Distinct()) members[id] = await work.MembersAsync(id, ct);
        var stewards = new Dictionary<DomainId, IReadOnlyList<PersonId>>();
        foreach (var id in new[] { product.DomainId, domain }.OfType<DomainId>().Distinct()) stewards[id] = await work.StewardsAsync(id, ct);
        var near = members.Values.Concat(stewards.Values).SelectMany(p => p).Distinct()
            .Where(person => DecideOwnership.Rights(
                new Actor
                {
                    PersonId = person, Name = "", SignedIn = true,
                    Teams = members.Where(m => m.Value.Contains(person)).Select(m => m.Key).ToFrozenSet(),
                    Stewards = stewards.Where(s => s.Value.Contains(person)).Select(s => s.Key).ToFrozenSet(),
                },
                product, team, domain).Allowed)
            .ToList();
        return near.Count > 0 ? near : await work.AdministratorsAsync(ct);
    }
}
