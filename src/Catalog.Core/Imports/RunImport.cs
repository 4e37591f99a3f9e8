using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.Imports.Records;
using Catalog.Core.Lineage;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Microsoft.Extensions.Logging;

namespace Catalog.Core.Imports;

/// <summary>
/// Imports whatever was handed in. Documents are read ahead while others are stored; many share a transaction, so that a
/// cancellation or a crash leaves whole documents, each with its line in the report.
/// </summary>
public sealed class RunImport(ICatalogWorkFactory works, ILineageLog log, IDocumentReader reader, ImportLimits limits, TimeProvider clock, ILogger<RunImport> logger)
{
    private const int BatchSize = 300;

    public sealed record Command(ImportRunId Id, IImportFiles Files, IProgress<ImportProgress>? Progress = null);

    /// <summary>Ends when everything was read or <paramref name="ct"/> cancels; what came in until then stays.</summary>
    public async Task<Outcome<ImportReport>> ExecuteAsync(Command command, Actor actor, CancellationToken ct)
    {
        if (Authorisation.Decide(actor, MeshAction.ReadImports) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        if (actor.Via == ActivityVia.Portal) actor = actor with { Via = ActivityVia.Import };
        var started = clock.GetTimestamp();
        await using (var work = works.Open())
        {
            var run = new ImportRun(command.Id, command.Files.Name, actor, clock.GetUtcNow());
            run.Expect(command.Files.Files.Count);
            work.Add(run);
            if (await work.SaveAsync(ct) is { } conflict) return conflict;
        }
        command.Progress?.Report(new ImportProgress(command.Id, 0, command.Files.Files.Count, 0, null));
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var beating = BeatAsync(command.Id, over.Token);
        try
        {
            await StoreAllAsync(command, actor, started, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return await FinishAsync(command.Id, ImportState.Cancelled, started);
        }
        catch (Exception)
        {
            await FinishAsync(command.Id, ImportState.Failed, started);
            throw;
        }
        finally
        {
            await over.CancelAsync();
            await beating;
        }
        return await FinishAsync(command.Id, ImportState.Finished, started);
    }

    private async Task BeatAsync(ImportRunId id, CancellationToken over)
    {
        using var beat = new PeriodicTimer(InterruptSilentImports.Beat, clock);
        try
        {
            while (await beat.WaitForNextTickAsync(over)) await BeatOnceAsync(id, over);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The import is over.
        }
    }

    private async Task BeatOnceAsync(ImportRunId id, CancellationToken over)
    {
        try
        {
            await using var work = works.Open();
            await work.BeatAsync(id, clock.GetUtcNow(), over);
        }
        catch (System.Data.Common.DbException)
        {
            // The database is away: there is a next beat, and storing documents says so if it stays away.
        }
    }

    private async Task StoreAllAsync(Command command, Actor actor, long started, CancellationToken ct)
    {
        var batch = new ImportBatch(works, log, command.Files, reader, command.Id, actor, clock, logger);
        var unread = command.Files.Files.Count;
        var read = 0;
        var done = 0;
        var rejected = 0;
        var waiting = new List<ReadDocument>();
        string? last = null;
        await foreach (var documents in new ImportReading(command.Files, reader, limits).ReadAsync(ct))
        {
            if (documents.Count > 0 && documents[0].File.Path != last)
            {
                unread--;
                last = documents[0].File.Path;
            }
            read += documents.Count;
            waiting.AddRange(documents);
            if (waiting.Count >= BatchSize) await FlushAsync();
        }
        await FlushAsync();
        // What was named too early is there by now, or never.
        waiting.AddRange(batch.TakeWaiting());
        await FlushAsync();

        async Task FlushAsync()
        {
            foreach (var all in Groups(waiting))
            {
                for (var group = all; group.Count > 0;)
                {
                    ct.ThrowIfCancellationRequested();
                    var results = await batch.StoreAsync(group, read + unread, ct);
                    done += results.Count;
                    rejected += results.Count(r => r.Outcome == ImportOutcome.Rejected);
                    foreach (var outcome in results.CountBy(r => r.Outcome)) CatalogMeter.ImportedDocuments.Add(outcome.Value, new KeyValuePair<string, object?>("outcome", outcome.Key.ToString().ToLowerInvariant()));
                    // As long as some of them came in, others may find now what they lacked.
                    group = results.Count > 0 && results.Count < group.Count ? batch.TakeDelayed() : [];
                }
                var elapsed = clock.GetElapsedTime(started);
                var left = done == 0 ? (TimeSpan?)null : elapsed / done * (read + unread - done);
                command.Progress?.Report(new ImportProgress(command.Id, done, read + unread, rejected, left));
            }
            waiting.Clear();
        }
    }

    /// <summary>
    /// What can be stored together: documents of one kind, products each id once. People and teams come before contracts,
    /// contracts before the products that carry them, and what is about products after them.
    /// </summary>
    private static IEnumerable<IReadOnlyList<ReadDocument>> Groups(IReadOnlyCollection<ReadDocument> documents)
    {
        foreach (var kind in documents.GroupBy(d => Turn(d.Document)).OrderBy(g => g.Key))
        {
            if (kind.Key != Turn(2))
            {
                yield return [.. kind];
                continue;
            }
            var ids = new HashSet<string>();
            var group = new List<ReadDocument>();
            foreach (var document in kind)
            {
                if (!ids.Add(((SourceDocument.Product)document.Document).Id))
                {
                    yield return group;
                    group = [];
                    ids = [((SourceDocument.Product)document.Document).Id];
                }
                group.Add(document);
            }
            yield return group;
        }
    }

    private static (int, int) Turn(int turn) => (turn, 0);

    private static (int, int) Turn(SourceDocument document) => document switch
    {
        SourceDocument.CatalogRecord { Kind: RecordIntake.Standing } => Turn(6),
        SourceDocument.CatalogRecord record => (RecordIntake.IsAboutProducts(record.Kind) ? 3 : 0, RecordIntake.Rank(record.Kind)),
        SourceDocument.Contract => Turn(1),
        SourceDocument.Product => Turn(2),
        SourceDocument.LineageEvent => Turn(4),
        SourceDocument.Result => Turn(5),
        _ => Turn(7),
    };

    private async Task<ImportReport> FinishAsync(ImportRunId id, ImportState state, long started)
    {
        // What was cancelled or failed is said even so.
        await using var work = works.Open();
        var run = await work.ImportRunAsync(id, CancellationToken.None) ?? throw new InvalidOperationException("The import that is running was deleted.");
        var now = clock.GetUtcNow();
        run.Finish(state, now);
        work.Raise(new ImportFinished(id) { EventId = Guid.CreateVersion7(now), At = now });
        await work.SaveAsync(CancellationToken.None);
        return new ImportReport(id, state, run.Created, run.Updated, run.Unchanged, run.Conflicts, run.Proposed, run.Skipped, run.Rejected, clock.GetElapsedTime(started));
    }
}
