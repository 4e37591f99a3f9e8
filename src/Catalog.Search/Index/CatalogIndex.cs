using Catalog.Core.Discovery;
using Catalog.Core.Documentation;
using Catalog.Core.Domains;
using Catalog.Search.Language;
using Lucene.Net.Search;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Catalog.Search.Index;

/// <summary>
/// The index of this process: derived from the database, following its events, and made anew by itself whenever what is
/// on disk is missing, damaged or of another version. Only <see cref="RunAsync"/> writes; everybody else reads.
/// </summary>
public sealed class CatalogIndex : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan CommitEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ShowFirst = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private readonly IndexFolders folders;
    private readonly IEventLog events;
    private readonly IndexFiller filler;
    private readonly TimeProvider clock;
    private readonly ILogger<CatalogIndex> log;
    private readonly MeshAnalyzer analyzer = new();
    private readonly Lucene.Net.Analysis.Analyzer indexing;
    private readonly ISynonymQueries synonyms;
    private readonly ReportReindexing report;
    private readonly Lock swapping = new();
    private volatile Thesaurus thesaurus = Thesaurus.Empty;
    private volatile LiveIndex? live;
    private volatile SearchState state = new(SearchCondition.Rebuilding, "The search index is being opened.");
    private volatile bool damaged;
    private EventPosition? position;
    private EventPosition? committed;
    private Task upkeep = Task.CompletedTask;
    private IDisposable? ownership;

    public CatalogIndex(IndexSettings settings, IEventLog events, IEnumerable<ISearchDocumentSource> sources, ISynonymQueries synonyms, ReportReindexing report, IServiceProvider services, TimeProvider clock, ILogger<CatalogIndex> log)
    {
        folders = new IndexFolders(settings.Folder);
        (this.events, this.synonyms, this.report, this.clock, this.log) = (events, synonyms, report, clock, log);
        indexing = MeshAnalyzer.ForIndex(analyzer);
        filler = new IndexFiller([.. sources], new DocumentMaker(services.GetService<IMarkdown>()));
    }

    public SearchState State => state;

    /// <summary>What is wrong with the index on disk, for whoever does not run it; <c>null</c> when it is whole.</summary>
    public string? ProblemOnDisk() => folders.Problem();

    internal MeshAnalyzer Analyzer => analyzer;

    internal Thesaurus Thesaurus => thesaurus;

    /// <summary>Follows the catalog until cancelled, whatever happens to the disk or the database.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var pause = FirstPause;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await ReadSynonymsAsync(ct);
                await OpenAsync(ct);
                await FollowAsync(() => pause = FirstPause, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                if (state.Condition != SearchCondition.Degraded) log.IndexFailed(failure);
                state = new SearchState(SearchCondition.Degraded, "The search index cannot be written just now, so newer changes may be missing. It heals by itself.");
                damaged |= failure is IOException or UnauthorizedAccessException or ObjectDisposedException or InvalidOperationException;
                await Task.Delay(pause, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
        await CloseAsync();
    }

    /// <summary>Makes the index anew beside the live one, in this process; answers with the number of documents.</summary>
    public async Task<int> RebuildAsync(Func<int, int, Task>? progress, CancellationToken ct)
    {
        await UpkeepAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var folder = folders.Fresh();
        // On a disk that is full, what failed attempts left there would keep it full.
        folders.KeepOnly(live?.Folder);
        var fresh = LiveIndex.Make(folder, indexing);
        var first = live is null;
        try
        {
            // Without an index, what is already in the new one is better than nothing.
            if (first) live = fresh;
            var from = await events.NowAsync(ct);
            var (shown, showAfter) = (clock.GetTimestamp(), ShowFirst);
            await filler.FillAsync(fresh, async (done, of) =>
            {
                state = new SearchState(SearchCondition.Rebuilding, first ? $"The search index is being made: {done:N0} of {of:N0}." : $"The search index is being made anew: {done:N0} of {of:N0}. What is there is found meanwhile.", done, of);
                if (first && clock.GetElapsedTime(shown) > showAfter)
                {
                    // Each showing cuts short what would have been written at once, so they become fewer.
                    fresh.Refresh();
                    (shown, showAfter) = (clock.GetTimestamp(), showAfter * 2);
                }
                if (progress is not null) await progress(done, of);
            }, ct);
            fresh.Complete(from);
            var old = first ? null : live;
            lock (swapping) (live, position, committed) = (fresh, from, from);
            if (old is not null) Discard(old);
            folders.KeepOnly(folder);
            damaged = false;
            return fresh.Documents;
        }
        catch
        {
            if (first) live = null;
            if (live != fresh) Discard(fresh);
            throw;
        }
    }

    /// <summary>Owns the folder, for a process that is no portal; <c>false</c> when one runs.</summary>
    public bool TryOwn() => (ownership ??= folders.TryOwn()) is not null;

    /// <summary>Reads with a searcher; <c>default</c> while there is no index or when it turns out to be damaged.</summary>
    internal T? Read<T>(Func<IndexSearcher, T> read) where T : class
    {
        // A swap may close the index between our look and our taking hold of it; the next one is there then.
        for (var attempt = 0; attempt < 3; attempt++)
        {
            if (live is not { } index) return null;
            try
            {
                return index.Search(read);
            }
            catch (ObjectDisposedException)
            {
                // Look again.
            }
            catch (IOException failure)
            {
                if (!damaged) log.IndexDamaged(failure);
                damaged = true;
                state = new SearchState(SearchCondition.Degraded, "The search index is damaged. It is being made anew by itself.");
                return null;
            }
        }
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        indexing.Dispose();
        analyzer.Dispose();
    }

    internal async Task ReadSynonymsAsync(CancellationToken ct) => thesaurus = new Thesaurus(await synonyms.InForceAsync(ct), analyzer);

    private async Task OpenAsync(CancellationToken ct)
    {
        while (!TryOwn())
        {
            state = new SearchState(SearchCondition.Degraded, "Another process owns the search index of this data directory.");
            await Task.Delay(FirstPause, clock, ct);
        }
        if (live is not null && !damaged) return;
        if (!damaged && Reopen()) return;
        await RebuildAsync(null, ct);
    }

    /// <summary>Takes up what is on disk, when it is whole.</summary>
    private bool Reopen()
    {
        foreach (var folder in folders.Existing())
        {
            LiveIndex? found = null;
            try
            {
                found = LiveIndex.Open(folder, indexing);
                if (found.Position() is { } from)
                {
                    (live, position, committed) = (found, from, from);
                    return true;
                }
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException or FormatException or System.Text.Json.JsonException)
            {
                log.IndexNotOpened(folder, failure.Message);
            }
            if (found is not null) Discard(found);
        }
        return false;
    }

    private async Task FollowAsync(Action fine, CancellationToken ct)
    {
        var (wrote, looked) = (clock.GetTimestamp(), clock.GetTimestamp());
        while (!ct.IsCancellationRequested)
        {
            var behind = await CatchUpAsync(ct);
            fine();
            if (upkeep.IsCompleted)
            {
                await UpkeepAsync();
                if ((position != committed || live!.IsAhead) && clock.GetElapsedTime(wrote) > CommitEvery) (upkeep, wrote) = (CommitAsync(live!, position!), clock.GetTimestamp());
                else if (clock.GetElapsedTime(looked) > LookEvery) (upkeep, looked) = (LookAsync(live!), clock.GetTimestamp());
            }
            if (damaged) await RebuildAsync(null, ct);
            if (behind) continue;
            if (state.Condition != SearchCondition.Ready) state = new SearchState(SearchCondition.Ready, "Everything is findable.");
            await events.WaitAsync(Poll, ct);
        }
    }

    /// <summary>Beside the following, since the disk takes its time; what is written meanwhile is in this commit or in the next. What was merged is searched from now on.</summary>
    private Task CommitAsync(LiveIndex index, EventPosition at) => Task.Run(() =>
    {
        index.Commit(at);
        committed = at;
        index.Refresh();
    });

    /// <summary>Ends when what was begun beside has ended; a failure is told once.</summary>
    private Task UpkeepAsync()
    {
        var begun = upkeep;
        upkeep = Task.CompletedTask;
        return begun;
    }

    private Task LookAsync(LiveIndex index) => Task.Run(() =>
    {
        if (!index.IsOnDisk()) damaged = true;
    });

    /// <summary>Applies the next events; answers whether there may be more.</summary>
    private async Task<bool> CatchUpAsync(CancellationToken ct)
    {
        if (await events.ReadAsync(position!, ct) is not { } reading)
        {
            log.EventsLost();
            await RebuildAsync(null, ct);
            return true;
        }
        if (reading.Position == position) return false;
        if (reading.Events.Count > 0) await filler.ApplyAsync(live!, reading.Events, ct);
        live!.Refresh();
        position = reading.Position;
        if (reading.Events.OfType<MeshChanged>().Any(e => e.Kind is SearchWords.SynonymsKind or "term")) await ReadSynonymsAsync(ct);
        if (reading.Events.OfType<ReindexAsked>().LastOrDefault() is { } wanted) await RebuildForAsync(wanted.Id, ct);
        return true;
    }

    /// <summary>Makes the index anew as asked, and says how far it is.</summary>
    private async Task RebuildForAsync(ReindexingId id, CancellationToken ct)
    {
        var (said, done, of) = (clock.GetTimestamp(), 0, 0);
        await RebuildAsync(async (now, all) =>
        {
            (done, of) = (now, all);
            if (clock.GetElapsedTime(said) < CommitEvery) return;
            said = clock.GetTimestamp();
            await report.ExecuteAsync(id, now, all, finished: false, ct);
        }, ct);
        await report.ExecuteAsync(id, done, of, finished: true, ct);
    }

    private async Task CloseAsync()
    {
        await UpkeepAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (swapping)
        {
            if (live is { } index)
            {
                live = null;
                try
                {
                    if (position is { } at && at != committed) index.Commit(at);
                }
                catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ObjectDisposedException)
                {
                    // What is not committed is replayed from the log.
                    log.IndexFailed(failure);
                }
                Discard(index);
            }
            ownership?.Dispose();
            ownership = null;
        }
    }

    private void Discard(LiveIndex index)
    {
        try
        {
            index.Dispose();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            log.IndexFailed(failure);
        }
    }
}
