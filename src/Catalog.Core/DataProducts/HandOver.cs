using Catalog.Core.Access;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>The team that should own the product.</summary>
public sealed record OwnerChoice(DataProductKey Key, string Team, long? ExpectedVersion);

/// <summary>What became of it: <paramref name="Proposed"/> when it waits for somebody with rights on both sides.</summary>
public sealed record OwnershipWritten(DataProductId Id, string Key, bool Proposed);

/// <summary>Gives a product to another team, at once with rights on both sides, else as a proposal.</summary>
public sealed class HandOver(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<OwnershipWritten>> ExecuteAsync(OwnerChoice command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var found = await work.ProductForAsync(command.Key, ProductAction.Edit, command.ExpectedVersion, actor, ct);
        if (!found.IsOk) return found.Refusal;
        var product = found.Value;
        if (await work.TeamAsync(command.Team, ct) is not { } team) return new Refusal.Invalid("team", "Choose the team that will own it.");
        if (product.TeamId == team.Id) return new OwnershipWritten(product.Id, product.Key, Proposed: false);

        var from = product.TeamId is { } old ? (await work.TeamAsync(old, ct))?.Key : null;
        var now = clock.GetUtcNow();
        if (!Authorisation.Decide(actor, MeshAction.RegisterProduct, product.DomainId, team.Id).Allowed)
        {
            if (await work.OpenProposalAsync(product.Id, "team", ct) is { } open)
                return new Refusal.Conflict($"{open.ProposedBy} already proposed to hand it to {open.To}; that is to be decided first.");
            var proposal = new OwnershipProposal(CatalogId.New<OwnershipProposalId>(clock), product.Id, "team", from, team.Key, "Portal", actor.Name, now);
            work.Add(proposal);
            work.Raise(new OwnershipProposed(proposal.Id, product.Id) { EventId = Guid.CreateVersion7(now), At = now });
            work.Tell(product, ProductChange.Updated, "proposed", $"proposed to hand it over to {team.Name}", [new("team", from, team.Key)], actor, clock);
        }
        else
        {
            product.Curate(sheet => sheet with { Team = team.Key }, actor, clock);
            product.HandTo(team.Id, now);
            work.Tell(product, ProductChange.HandedOver, "handed-over", $"handed it over to {team.Name}", [new("team", from, team.Key)], actor, clock);
        }
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        return new OwnershipWritten(product.Id, product.Key, Proposed: product.TeamId != team.Id);
    }
}
