using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.JSInterop;

namespace Catalog.Server.Background;

/// <summary>The circuits of this process, to be paused before it stops.</summary>
internal sealed class OpenCircuits
{
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, IJSRuntime> open = new();
    private volatile bool closing;

    public int Count => open.Count;

    /// <summary>The process is about to stop: no page should come here any more.</summary>
    public bool Closing => closing;

    public void Add(string id, IJSRuntime script)
    {
        open[id] = script;
        if (closing) _ = AskAsync(script);
    }

    public void Remove(string id) => open.TryRemove(id, out _);

    /// <summary>Asks every page to keep its state and pause; waits until all did, at most as long as given.</summary>
    public async Task PauseAsync(TimeSpan most, TimeProvider clock)
    {
        closing = true;
        foreach (var script in open.Values) _ = AskAsync(script);
        var began = clock.GetTimestamp();
        while (!open.IsEmpty && clock.GetElapsedTime(began) < most) await Task.Delay(TimeSpan.FromMilliseconds(20), clock);
    }

    private static async Task AskAsync(IJSRuntime script)
    {
        try
        {
            using var patience = new CancellationTokenSource(Answer);
            await script.InvokeVoidAsync("Blazor.pauseCircuit", patience.Token);
        }
        catch (Exception gone) when (gone is JSDisconnectedException or JSException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The page closed, or paused before it could answer: pausing is what cuts the line.
        }
    }
}

/// <summary>Keeps the list of open circuits.</summary>
internal sealed class CircuitTracker(OpenCircuits circuits, IJSRuntime script) : CircuitHandler
{
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        circuits.Add(circuit.Id, script);
        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        circuits.Remove(circuit.Id);
        return Task.CompletedTask;
    }
}
