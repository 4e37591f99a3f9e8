using Catalog.Core.Access;
using Catalog.Core.Domains;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>The domain and the name that the product should have.</summary>
public sealed record ProductMove(DataProductKey Key, string Domain, string Name, long? ExpectedVersion);

/// <summary>Renames a product or moves it to another domain; the old key leads to it for ever.</summary>
public sealed class MoveProduct(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<OwnershipWritten>> ExecuteAsync(ProductMove command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var found = await work.ProductForAsync(command.Key, ProductAction.Edit, command.ExpectedVersion, actor, ct);
        if (!found.IsOk) return found.Refusal;
        var product = found.Value;
        if (await work.DomainAsync(command.Domain, ct) is not { } domain) return new Refusal.Invalid("domain", "Choose the domain it belongs to.");
        var name = Slug.From(command.Name);
        if (name.Length == 0) return new Refusal.Invalid("name", "Give it a name with letters or digits: its key is made from it.");
        var (from, to) = (product.Key, new DataProductKey(domain.Key, name));
        if (from == to.ToString()) return new OwnershipWritten(product.Id, product.Key, Proposed: false);

        var now = clock.GetUtcNow();
        if (product.DomainId != domain.Id && !Authorisation.Decide(actor, MeshAction.RegisterProduct, domain.Id, product.TeamId).Allowed)
        {
            if (await work.OpenProposalAsync(product.Id, "domain", ct) is { } open)
                return new Refusal.Conflict($"{open.ProposedBy} already proposed to move it to {open.To}; that is to be decided first.");
            var proposal = new OwnershipProposal(CatalogId.New<OwnershipProposalId>(clock), product.Id, "domain", from.Split('/')[0], domain.Key, "Portal", actor.Name, now);
            work.Add(proposal);
            work.Raise(new OwnershipProposed(proposal.Id, product.Id) { EventId = Guid.CreateVersion7(now), At = now });
            work.Tell(product, ProductChange.Updated, "proposed", $"proposed to move it to {domain.Name}", [new("domain", proposal.From, domain.Key)], actor, clock);
            if (await work.SaveAsync(ct) is { } late) return late;
            return new OwnershipWritten(product.Id, product.Key, Proposed: true);
        }

        // A product may take back a key that it had itself: that redirect is its own.
        if (await work.ProductKeyTakenAsync(to, ct))
        {
            if (await work.ProductAsync(to, ct) is not { } holder || holder.Id != product.Id)
                return new Refusal.Invalid("name", $"{to} is taken, now or by an older product. Choose another name.");
            if (await work.ProductRedirectAsync(to, ct) is { } own) work.Remove(own);
        }
        product.Curate(sheet => sheet with { Domain = domain.Key }, actor, clock);
        product.Move(to, domain.Id, now);
        work.Add(new KeyRedirect(RedirectKind.Product, from, product.Id.Value, now));
        work.Tell(product, ProductChange.Moved, "moved", $"moved it from {from} to {product.Key}", [new("key", from, product.Key)], actor, clock);
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        return new OwnershipWritten(product.Id, product.Key, Proposed: false);
    }
}
