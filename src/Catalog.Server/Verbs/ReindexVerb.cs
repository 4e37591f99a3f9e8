using System.CommandLine;
using System.Globalization;
using Catalog.Core.Discovery;
using Catalog.Search.Index;

namespace Catalog.Server.Verbs;

internal sealed class ReindexVerb : ICatalogVerb
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    public Command Define(VerbHost host)
    {
        var command = new Command("reindex", "Makes the search index anew beside the live one and swaps; a portal that runs does it itself.");
        command.SetAction((line, ct) => host.RunAsync(RunAsync, line, ct));
        return command;
    }

    private static async Task<int> RunAsync(VerbRun run, CancellationToken ct)
    {
        var index = run.Get<CatalogIndex>();
        if (index.TryOwn())
        {
            var documents = await index.RebuildAsync((done, of) => SayAsync(run, done, of), ct);
            await run.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The search index was made anew: {documents:N0} documents."));
            return 0;
        }
        var asked = await run.Get<AskForReindexing>().ExecuteAsync(run.Actor, ct);
        if (!asked.IsOk) return await run.AnswerAsync(asked, _ => "");
        await run.Out.WriteLineAsync("A portal runs and makes the search index anew.");
        return await FollowAsync(run, asked.Value, ct);
    }

    /// <summary>Shows how far the portal is until it is done.</summary>
    private static async Task<int> FollowAsync(VerbRun run, ReindexingId id, CancellationToken ct)
    {
        var progress = run.Get<IReindexingQueries>();
        var shown = -1;
        while (true)
        {
            if (await progress.FindAsync(id, ct) is not { } now) return 1;
            if (now.Finished)
            {
                await run.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The search index was made anew: {now.Of:N0} read."));
                return 0;
            }
            if (now.Done != shown) await SayAsync(run, shown = now.Done, now.Of);
            await Task.Delay(Look, run.Get<TimeProvider>(), ct);
        }
    }

    private static Task SayAsync(VerbRun run, int done, int of) => done == 0 ? Task.CompletedTask : run.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {of:N0}"));
}
