using Catalog.Core.People;
using Catalog.UI.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;

namespace Catalog.UI;

public sealed partial class Routes : IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private Actor? _actor;
    private Reader _reader = Reader.Utc;
    private bool _moved;

    [Inject] public required IActorSource Actors { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required AuthenticationStateProvider Authentication { get; init; }
    /// <summary>The reader's time zone, from the first request's cookie.</summary>
    [Parameter] public string? Zone { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _reader = Reader.In(Zone);
        Authentication.AuthenticationStateChanged += OnAuthenticationChanged;
        Navigation.LocationChanged += OnLocationChanged;
        await ReadActorAsync(Authentication.GetAuthenticationStateAsync());
    }

    private void OnAuthenticationChanged(Task<AuthenticationState> state) => _ = InvokeAsync(async () =>
    {
        await ReadActorAsync(state);
        StateHasChanged();
    });

    // The router hears of it after us, and draws.
    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _moved = true;

    private async Task ReadActorAsync(Task<AuthenticationState> state)
    {
        await state;
        _actor = await Actors.CurrentAsync(_closed.Token);
    }

    public void Dispose()
    {
        Authentication.AuthenticationStateChanged -= OnAuthenticationChanged;
        Navigation.LocationChanged -= OnLocationChanged;
        _closed.Cancel();
        _closed.Dispose();
    }
}
