using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>Gives many products to a team, with the reason that the trail keeps.</summary>
public sealed record HandOverProductsCommand(IReadOnlyCollection<DataProductId> Products, string Team, string Reason);

/// <summary>
/// Changes the owning team of many products. It takes rights on both sides: to edit the product, and to register
/// products of the new team in its domain. What may not be handed over is left as it is and reported.
/// </summary>
public sealed class HandOverProducts(ICatalogWorkFactory works, TimeProvider clock)
{
    private const int MaxReason = 2000;

    public async Task<Outcome<BulkReport>> ExecuteAsync(HandOverProductsCommand command, Actor actor, CancellationToken ct)
    {
        if (BulkRun.Check(command.Products) is { } refusal) return refusal;
        var reason = command.Reason.Trim();
        if (reason.Length is 0 or > MaxReason) return new Refusal.Invalid("reason", reason.Length == 0 ? "Say why, in a sentence; the trail keeps it." : $"At most {MaxReason} characters.");

        await using var work = works.Open();
        if (await work.TeamAsync(command.Team, ct) is not { } team) return new Refusal.Invalid("team", "There is no such team.");
        var now = clock.GetUtcNow();
        var run = new BulkRun();
        foreach (var product in (await work.ProductsAsync(command.Products, ct)).OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (!run.MayEdit(actor, product)) continue;
            if (product.TeamId == team.Id)
            {
                run.Keep(product);
                continue;
            }
            if (Authorisation.Decide(actor, MeshAction.RegisterProduct, product.DomainId, team.Id) is { Allowed: false })
            {
                run.Refuse(product, $"You are not in {team.Name}, and you do not look after this product's domain. Hand it over by itself to propose it.");
                continue;
            }
            await HandOverAsync(work, product, (team.Id, team.Key, team.Name), reason, actor, now, ct);
            run.Change(product);
        }
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        return run.Report;
    }

    private async Task HandOverAsync(ICatalogWork work, DataProduct product, (TeamId Id, string Key, string Name) team, string reason, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        // Found in memory after the first product of the same team.
        var from = product.TeamId is { } had ? await work.TeamAsync(had, ct) : null;
        product.Curate(sheet => sheet with { Team = team.Key }, actor, clock);
        product.HandTo(team.Id, now);
        work.Tell(product, ProductChange.HandedOver, "handed-over", $"handed it over to {team.Name}: {reason}", [new FieldChange("team", from?.Key, team.Key)], actor, clock);
    }
}
