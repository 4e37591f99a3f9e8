using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

/// <summary>At most so many at once.</summary>
public sealed record TurnDueCommand(int Limit = TurnDueCommand.Many)
{
    public const int Many = 500;
}

/// <summary>Judges products whose state time alone has changed: what was promised has passed, an override has ended, a suite has gone silent.</summary>
public sealed class TurnDueProducts(ICatalogWorkFactory works, ValidityMesh mesh, TimeProvider clock)
{
    public async Task<Outcome<int>> ExecuteAsync(TurnDueCommand command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var due = await work.DueProductsAsync(clock.GetUtcNow(), command.Limit, ct);
        if (due.Count == 0) return 0;
        (await Judging.OpenAsync(work, due, actor, clock, ct)).Finish();
        // Somebody else judged one of them just now: the next round finds what is left.
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        await mesh.RefreshAsync(due, ct);
        return due.Count;
    }
}
