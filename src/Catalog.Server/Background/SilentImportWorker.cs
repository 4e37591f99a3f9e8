using Catalog.Core.Imports;
using Catalog.Core.People;

namespace Catalog.Server.Background;

/// <summary>Looks for imports whose process has gone, at the start and twice a minute.</summary>
internal sealed class SilentImportWorker(InterruptSilentImports interrupt, TimeProvider clock, ILogger<SilentImportWorker> log) : ResilientLoop(clock, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly InterruptSilentImportsCommand Batch = new();

    protected override async Task RoundAsync(CancellationToken ct)
    {
        // Refused: another node was faster.
        await interrupt.ExecuteAsync(Batch, Actor.System, ct);
        await Task.Delay(Pause, Clock, ct);
    }
}
