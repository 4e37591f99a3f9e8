using System.Diagnostics;
using System.Reflection;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Catalog.Benchmarks.Portal;

/// <summary>The portal inside this process, where its requests can be timed and its memory counted.</summary>
internal sealed class HostedPortal : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IAsyncDisposable
{
    private readonly Channel<TimeSpan> answered = Channel.CreateUnbounded<TimeSpan>();
    private readonly TaskCompletionSource<IHost> built = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<IDisposable> subscriptions = [];
    private Task running = Task.CompletedTask;

    private readonly Action<IServiceCollection>? replace;

    /// <param name="replace">Puts services of the measurement in the place of the portal's own.</param>
    public HostedPortal(Action<IServiceCollection>? replace = null)
    {
        this.replace = replace;
        var requests = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref _) => ActivitySamplingResult.PropagationData,
            ActivityStopped = activity => answered.Writer.TryWrite(activity.Duration),
        };
        ActivitySource.AddActivityListener(requests);
        subscriptions.Add(requests);
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>How long a start may take with an index that is made anew.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Starts the portal with these settings and waits until nothing of the start goes on any more, the index included.</summary>
    public async Task<IServiceProvider> StartAsync(params string[] settings)
    {
        var entry = Assembly.Load("Catalog.Server").EntryPoint!;
        running = Task.Factory.StartNew(() => entry.Invoke(null, [(string[])["--applicationName=Catalog.Server", .. settings]]), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var services = (await built.Task.WaitAsync(TimeSpan.FromSeconds(60))).Services;
        var health = services.GetRequiredService<HealthCheckService>();
        var started = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted;
        var began = Stopwatch.GetTimestamp();
        while (!started.IsCancellationRequested || (await health.CheckHealthAsync()).Status != HealthStatus.Healthy)
        {
            if (Stopwatch.GetElapsedTime(began) > Patience) throw new TimeoutException($"The portal was not ready within {Patience}.");
            await Task.Delay(100);
        }
        return services;
    }

    /// <summary>Asks for a page, alone, and answers with the time from the start of the request to the end of its answer.</summary>
    public async Task<TimeSpan> TimeAsync(HttpClient http, string path)
    {
        while (answered.Reader.TryRead(out _)) { }
        using var answer = await http.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return await answered.Reader.ReadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        (await built.Task).Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await running;
        foreach (var subscription in subscriptions) subscription.Dispose();
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting") subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == "HostBuilding" && replace is not null) ((IHostBuilder)value.Value!).ConfigureServices(services => replace(services));
        if (value.Key == "HostBuilt") built.TrySetResult((IHost)value.Value!);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}
