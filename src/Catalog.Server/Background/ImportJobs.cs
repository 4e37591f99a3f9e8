using System.Collections.Concurrent;
using Catalog.Connectors.Files;
using Catalog.Core.Access;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Server.Hosting;

namespace Catalog.Server.Background;

/// <summary>Runs uploads in the background, a few at a time; they stop with the process and leave whole documents.</summary>
internal sealed class ImportJobs(IServiceProvider services, LimitSettings limits, TimeProvider clock, ILogger<ImportJobs> log) : IHostedService, IImportJobs, IDisposable
{
    private const int AtOnce = 4;

    private readonly ConcurrentDictionary<ImportRunId, Job> jobs = new();
    private readonly CancellationTokenSource stopping = new();
    private bool disposed;

    public long MaxBytes => limits.Document;

    public async Task<Outcome<ImportRunId>> StartAsync(Stream upload, string name, Actor actor, CancellationToken ct)
    {
        if (Authorisation.Decide(actor, MeshAction.ReadImports) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        var id = CatalogId.New<ImportRunId>(clock);
        var job = new Job(actor, CancellationTokenSource.CreateLinkedTokenSource(stopping.Token));
        jobs[id] = job;
        if (jobs.Count > AtOnce)
        {
            Forget(id);
            return new Refusal.Conflict($"{AtOnce} imports are running already. Wait until one of them ends.");
        }
        try
        {
            var files = await HandedIn.ReadAsync(upload, name, ct);
            job.Run = RunAsync(id, files, job);
        }
        catch
        {
            Forget(id);
            throw;
        }
        await Task.WhenAny(job.Started.Task, job.Run).WaitAsync(ct);
        return id;
    }

    public ImportProgress? ProgressOf(ImportRunId id) => jobs.TryGetValue(id, out var job) ? job.Progress : null;

    public bool Cancel(ImportRunId id, Actor actor)
    {
        if (!jobs.TryGetValue(id, out var job) || !(actor.Administrator || (job.Actor.PersonId == actor.PersonId && job.Actor.Name == actor.Name))) return false;
        job.Stop.Cancel();
        return true;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A host that is disposed twice stops its services again.
        if (disposed) return;
        await stopping.CancelAsync();
        await Task.WhenAll(jobs.Values.Select(j => j.Run)).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        disposed = true;
        stopping.Dispose();
    }

    private async Task RunAsync(ImportRunId id, IImportFiles files, Job job)
    {
        await Task.Yield();
        try
        {
            await using (files)
                await services.GetRequiredService<RunImport>().ExecuteAsync(new RunImport.Command(id, files, job), job.Actor, job.Stop.Token);
        }
        catch (Exception failure)
        {
            // The run says "failed"; why is in the log.
            log.ImportFailed(id.Value, failure);
        }
        finally
        {
            Forget(id);
        }
    }

    private void Forget(ImportRunId id)
    {
        if (jobs.TryRemove(id, out var job)) job.Stop.Dispose();
    }

    private sealed class Job(Actor actor, CancellationTokenSource stop) : IProgress<ImportProgress>
    {
        public Actor Actor { get; } = actor;
        public CancellationTokenSource Stop { get; } = stop;
        public Task Run { get; set; } = Task.CompletedTask;
        public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public ImportProgress? Progress { get; private set; }

        public void Report(ImportProgress value)
        {
            Progress = value;
            Started.TrySetResult();
        }
    }
}
