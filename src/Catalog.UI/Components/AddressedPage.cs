using Catalog.Core.People;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Components;

/// <summary>
/// The base of a page that shows what its address says: it loads when the address changes, hands what was prerendered
/// to the circuit, and answers "not found" when there is nothing.
/// </summary>
public abstract class AddressedPage<TData> : CatalogComponent where TData : class
{
    private AddressedData<TData>? _carried;
    private string? _address;
    /// <summary>Which address the data answers.</summary>
    private string? _of;
    private bool _first = true;

    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required Handover Handover { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }

    /// <summary>What the prerendered page hands over, so that nothing is asked twice.</summary>
    [PersistentState]
    public AddressedData<TData>? Carried
    {
        get => Data is null || _of is null || !Carries(Data) ? null : new(_of, Data);
        set => _carried = value;
    }

    /// <summary>Since when to listen, where what is shown was read before; else from now on.</summary>
    protected DateTimeOffset? Since => _carried is null ? null : Handover.Since;

    /// <summary>What is shown; <c>null</c> while it loads.</summary>
    protected TData? Data { get; private set; }

    /// <summary>Reads what the address says; <c>null</c> when there is no such thing for this actor.</summary>
    protected abstract Task<TData?> ReadAsync(CancellationToken ct);

    /// <summary>Whether it is small enough to travel with the page: a circuit takes no larger message. What is not carried is read again.</summary>
    protected virtual bool Carries(TData data) => Carrying.Fits(data);

    /// <summary>Whether what was carried for long is read again behind what is shown; not where somebody types over it, whose version counts when they save.</summary>
    protected virtual bool ReadsAgain => true;

    /// <summary>Called after data came in, from wherever.</summary>
    protected virtual void Take(TData data) { }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var address = new Uri(Navigation.Uri).PathAndQuery;
        if (_address == address) return;
        var carried = _first ? _carried : null;
        (_first, _address) = (false, address);
        if (carried?.Address == address)
        {
            (Data, _of) = (carried.Data, address);
            Take(carried.Data);
        }
        if (carried?.Address != address || (ReadsAgain && Handover.IsOld)) await LoadInTurnAsync(LoadAsync, anew: true);
    }

    /// <summary>Shows changed data without asking again.</summary>
    protected void Show(TData data) => Data = data;

    protected Task ReloadAsync() => LoadInTurnAsync(LoadAsync);

    private async Task LoadAsync(CancellationToken ct)
    {
        var address = _address;
        var data = await ReadAsync(ct);
        // It is of another address.
        ct.ThrowIfCancellationRequested();
        if (data is null)
        {
            Navigation.NotFound();
            return;
        }
        (Data, _of) = (data, address);
        Take(data);
    }
}

/// <summary>Data with the address that it answers.</summary>
public sealed record AddressedData<TData>(string Address, TData Data) where TData : class;
