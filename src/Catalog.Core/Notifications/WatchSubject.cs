using Catalog.Core.Access;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Notifications;

/// <summary>What to be told about; <paramref name="Watching"/> false stops it.</summary>
public sealed record WatchSubjectCommand(WatchKind Kind, Guid Subject, bool Watching = true);

/// <summary>Begins or ends a watch. Repeating it changes nothing.</summary>
public sealed class WatchSubject(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<Done>> ExecuteAsync(WatchSubjectCommand command, Actor actor, CancellationToken ct)
    {
        if (actor.PersonId is not { } person) return new Refusal.Forbidden("Only people watch things: tokens have no inbox.");
        await using var work = works.Open();
        var watch = await work.WatchAsync(person, command.Kind, command.Subject, ct);
        if (watch is not null == command.Watching) return default(Done);
        if (watch is not null) work.Remove(watch);
        else
        {
            if (!await SeesAsync(work, command, actor, ct)) return new Refusal.NotFound("There is nothing there to watch.");
            work.Add(new Watch(person, command.Kind, command.Subject, clock.GetUtcNow()));
        }
        // A conflict means that another window did the same.
        await work.SaveAsync(ct);
        return default(Done);
    }

    private static async Task<bool> SeesAsync(ICatalogWork work, WatchSubjectCommand command, Actor actor, CancellationToken ct)
    {
        if (!Authorisation.Decide(actor, MeshAction.Browse).Allowed) return false;
        if (command.Kind == WatchKind.Product)
            return await work.ProductAsync(DataProducts.DataProductId.From(command.Subject), ct) is { } product && Authorisation.Decide(actor, ProductAction.See, product.Facts).Allowed;
        if (command.Kind != WatchKind.Contract) return await work.WatchableAsync(command.Kind, command.Subject, ct) is { } covering && covering.All(p => Authorisation.Decide(actor, ProductAction.See, p).Allowed);
        if (await work.ContractIdAsync(Contracts.DataContractId.From(command.Subject), ct) is not { } contract) return false;
        return (await work.ProductsOfContractAsync(contract, ct)).All(p => Authorisation.Decide(actor, ProductAction.See, p.Facts).Allowed);
    }
}
