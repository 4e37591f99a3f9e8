using Catalog.Core.Access;
using Catalog.Core.People;

namespace Catalog.Server.Background;

/// <summary>Ends grants whose time has come, once a minute. Rights end by themselves at that instant; this tells people.</summary>
internal sealed class GrantExpiryWorker(EndDueGrants end, TimeProvider clock, ILogger<GrantExpiryWorker> log) : ResilientLoop(clock, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly EndDueGrantsCommand Batch = new();

    protected override async Task RoundAsync(CancellationToken ct)
    {
        var done = await end.ExecuteAsync(Batch, Actor.System, ct);
        if (done.IsOk && done.Value.Ended < Batch.Limit) await Task.Delay(Pause, Clock, ct);
    }
}
