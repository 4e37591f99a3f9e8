using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Layout;

/// <summary>The bell in the bar: its number follows the inbox live, its menu is filled when it is opened.</summary>
public sealed partial class Bell : IDisposable
{
    private const int Newest = 5;

    private readonly CancellationTokenSource _closed = new();
    private IReadOnlyList<InboxRow>? _latest;
    private IDisposable? _live;
    private bool _open;
    private DateTimeOffset _since;

    [Inject] public required IEnumerable<IInboxQueries> Inboxes { get; init; }
    [Inject] public required IEnumerable<ICatalogFeed> Feeds { get; init; }
    [Inject] public required Handover Handover { get; init; }
    [Inject] public required BellState State { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    [Parameter] public int Waiting { get; set; }

    // Before it is counted what waits, or when that was counted which was carried.
    protected override void OnInitialized() => _since = Handover.BeganAt(carried: true);

    // Only a page that lives listens: prerendering never comes here.
    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender || Actor.PersonId is not { } me) return;
        _live = Feeds.FirstOrDefault()?.Subscribe(happened => happened is InboxFilled filled && filled.People.Contains(me), _ => InvokeAsync(OnFilledAsync), _since);
    }

    private async Task ToggleAsync()
    {
        _open = !_open;
        if (_open) await LoadAsync();
    }

    private async Task OnFilledAsync()
    {
        State.MayHaveChanged();
        if (!_open) return;
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        if (Inboxes.FirstOrDefault() is { } inbox) _latest = await inbox.LatestAsync(Actor, Newest, _closed.Token);
    }

    public void Dispose()
    {
        _live?.Dispose();
        _closed.Cancel();
        _closed.Dispose();
    }
}
