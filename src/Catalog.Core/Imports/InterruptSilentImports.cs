using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Imports;

/// <summary>Ends what is silent, up to so many imports at once.</summary>
public sealed record InterruptSilentImportsCommand(int Limit = 100);

/// <summary>
/// Says of imports that nobody runs any more that they were interrupted, whichever process ran them. One that only slept
/// goes on, and says in the end how it ended.
/// </summary>
public sealed class InterruptSilentImports(ICatalogWorkFactory works, TimeProvider clock)
{
    /// <summary>A running import says so this often.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>After so long without a word nobody runs it.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    /// <summary>How many were ended.</summary>
    public async Task<Outcome<int>> ExecuteAsync(InterruptSilentImportsCommand command, Actor actor, CancellationToken ct)
    {
        if (!actor.Administrator) return new Refusal.Forbidden("Only the portal itself and administrators do this.");
        await using var work = works.Open();
        var now = clock.GetUtcNow();
        var silent = await work.SilentImportsAsync(now - Silence, command.Limit, ct);
        foreach (var run in silent)
        {
            run.Interrupt();
            work.Raise(new ImportFinished(run.Id) { EventId = Guid.CreateVersion7(now), At = now });
        }
        return await work.SaveAsync(ct) is { } conflict ? conflict : silent.Count;
    }
}
