using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Components;

public sealed partial class ToastHost
{
    private Toast? _shown;
    private int _left;
    private ITimer? _timer;

    [Inject] public required Toasts Toasts { get; init; }

    protected override void OnInitialized()
    {
        Toasts.Changed += OnChanged;
        Closed.Register(Leave);
    }

    private void Leave()
    {
        Toasts.Changed -= OnChanged;
        _timer?.Dispose();
    }

    private void OnChanged() => OnCircuit(() =>
    {
        _timer?.Dispose();
        _timer = null;
        _shown = Toasts.Current;
        _left = _shown?.Seconds ?? 0;
        if (_shown is not null) _timer = Clock.CreateTimer(Tick, _shown, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        StateHasChanged();
        return Task.CompletedTask;
    });

    private void Tick(object? toast) => OnCircuit(() =>
    {
        if (!ReferenceEquals(toast, _shown)) return Task.CompletedTask;
        if (--_left <= 0) Toasts.Dismiss();
        else if (_shown?.Undo is not null) StateHasChanged();
        return Task.CompletedTask;
    });

    private async Task UndoAsync()
    {
        var undo = _shown?.Undo;
        Toasts.Dismiss();
        if (undo is not null) await undo();
    }
}
