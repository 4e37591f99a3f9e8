using Catalog.Core.People;
using Catalog.UI.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Catalog.UI;

public sealed partial class Routes : IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private Actor _actor = Actor.Anonymous;
    private Reader _reader = Reader.Utc;

    [Inject] public required IActorSource Actors { get; init; }
    [Inject] public required AuthenticationStateProvider Authentication { get; init; }
    /// <summary>The reader's time zone, from the first request's cookie.</summary>
    [Parameter] public string? Zone { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _reader = Reader.In(Zone);
        Authentication.AuthenticationStateChanged += OnAuthenticationChanged;
        await ReadActorAsync(Authentication.GetAuthenticationStateAsync());
    }

    private void OnAuthenticationChanged(Task<AuthenticationState> state) => _ = InvokeAsync(async () =>
    {
        await ReadActorAsync(state);
        StateHasChanged();
    });

    private async Task ReadActorAsync(Task<AuthenticationState> state)
    {
        await state;
        _actor = await Actors.CurrentAsync(_closed.Token);
    }

    public void Dispose()
    {
        Authentication.AuthenticationStateChanged -= OnAuthenticationChanged;
        _closed.Cancel();
        _closed.Dispose();
    }
}
