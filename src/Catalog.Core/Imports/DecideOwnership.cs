using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Imports;

/// <summary>Follow the document, or keep what is; keeping needs a reason.</summary>
public sealed record DecideOwnershipCommand(OwnershipProposalId Proposal, bool Accept, string? Reason);

/// <summary>Decides whether a product gets the owning team or domain that a document wants. Needs rights on both sides.</summary>
public sealed class DecideOwnership(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<Done>> ExecuteAsync(DecideOwnershipCommand command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var now = clock.GetUtcNow();
        var missing = new Refusal.NotFound("There is no such proposal.");
        if (await work.ProposalAsync(command.Proposal, ct) is not { } proposal || await work.ProductAsync(proposal.ProductId, ct) is not { } product) return missing;
        if (!Authorisation.Decide(actor, ProductAction.Edit, product.Facts).Allowed) return missing;
        var team = proposal is { Field: "team", To: { } teamKey } ? await work.TeamAsync(teamKey, ct) : null;
        var domain = proposal is { Field: "domain", To: { } domainKey } ? await work.DomainAsync(domainKey, ct) : null;
        if (command.Accept && team is null && domain is null) return new Refusal.Conflict($"There is no {proposal.Field} {proposal.To} any more. Reject the proposal.", proposal.Version);
        if (Rights(actor, product.Facts, team?.Id, domain?.Id) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        var reason = string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim();
        if (!command.Accept && reason is null) return new Refusal.Invalid("reason", "Say why not: the document will say the same at its next import.");
        if (proposal.Decide(command.Accept ? ProposalState.Accepted : ProposalState.Rejected, actor.Name, reason, now) is { } refused) return refused;

        if (command.Accept && team is not null)
        {
            product.HandTo(team.Id, now);
            work.Raise(new ProductChanged(product.Id, product.Key, ProductChange.HandedOver, actor.Name, $"handed the product to {team.Name}") { EventId = Guid.CreateVersion7(now), At = now });
        }
        if (command.Accept && domain is not null)
        {
            var key = await FreeAsync(work, new DataProductKey(domain.Key, product.Name), ct);
            work.Add(new KeyRedirect(RedirectKind.Product, product.Key, product.Id.Value, now));
            product.Move(key, domain.Id, now);
            work.Raise(new ProductChanged(product.Id, product.Key, ProductChange.Moved, actor.Name, $"moved the product to {domain.Name}") { EventId = Guid.CreateVersion7(now), At = now });
        }
        work.Raise(new OwnershipDecided(proposal.Id, product.Id) { EventId = Guid.CreateVersion7(now), At = now });
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new("product", product.Id.Value, product.Key, product.Id),
            command.Accept ? "accepted" : "rejected", $"{(command.Accept ? "accepted" : "rejected")} the {proposal.Field} {proposal.To} that {proposal.Source} proposes",
            command.Accept ? [new FieldChange(proposal.Field, proposal.From, proposal.To)] : [new FieldChange("reason", null, reason)]));
        return await work.SaveAsync(ct) is { } conflict ? conflict : default(Done);
    }

    /// <summary>Whether this actor has the rights of both sides.</summary>
    public static Decision Rights(Actor actor, ProductFacts product, TeamId? team, DomainId? domain)
    {
        if (Authorisation.Decide(actor, ProductAction.Edit, product) is { Allowed: false } no) return no;
        if (team is { } to) return Authorisation.Decide(actor, MeshAction.RegisterProduct, product.DomainId, to);
        if (domain is not { } target) return Authorisation.Decide(actor, ProductAction.Edit, product);
        return Authorisation.Decide(actor, MeshAction.ManageDomain, product.DomainId) is { Allowed: false } here ? here : Authorisation.Decide(actor, MeshAction.ManageDomain, target);
    }

    private static async Task<DataProductKey> FreeAsync(ICatalogWork work, DataProductKey key, CancellationToken ct)
    {
        for (var n = 1; ; n++)
        {
            var candidate = n == 1 ? key : key with { Name = $"{key.Name}-{n}" };
            if (!await work.ProductKeyTakenAsync(candidate, ct)) return candidate;
        }
    }
}
