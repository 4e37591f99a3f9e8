using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.Hosting;

namespace Catalog.Benchmarks.Portal;

/// <summary>The portal inside this process, where its requests, its SQL and its queries can be timed.</summary>
internal sealed class HostedPortal : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly TaskCompletionSource<IHost> built = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<IDisposable> subscriptions = [];
    private readonly ActivityListener requests;
    private int commands;
    private TimeSpan took;

    public HostedPortal()
    {
        requests = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
            ActivityStopped = activity => took = activity.Duration,
        };
        ActivitySource.AddActivityListener(requests);
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>Commands sent to the database so far.</summary>
    public int Commands => Volatile.Read(ref commands);

    /// <summary>From the first byte of the last request to the last byte of its answer.</summary>
    public TimeSpan Took => took;

    /// <summary>Starts the portal with these settings; it runs until this process ends.</summary>
    public async Task<IServiceProvider> StartAsync(params string[] settings)
    {
        var entry = Assembly.Load("Catalog.Server").EntryPoint!;
        _ = Task.Factory.StartNew(() => entry.Invoke(null, [settings]), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var host = await built.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return host.Services;
    }

    public void Dispose()
    {
        requests.Dispose();
        foreach (var subscription in subscriptions) subscription.Dispose();
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name is "Microsoft.Extensions.Hosting" or "Microsoft.EntityFrameworkCore") subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == "HostBuilt") built.TrySetResult((IHost)value.Value!);
        else if (value.Key == "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuting") Interlocked.Increment(ref commands);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}
