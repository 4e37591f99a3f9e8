using Microsoft.JSInterop;

namespace Catalog.UI.Components;

internal static class Refusals
{
    /// <summary>Brings before the eyes what was refused, once what is to be drawn for it is drawn.</summary>
    public static async ValueTask ShowRefusalAsync(this IJSRuntime js, CancellationToken ct = default)
    {
        // What a handler changes is drawn when it gives way.
        await Task.Yield();
        try
        {
            await js.InvokeVoidAsync("catalog.showRefusal", ct);
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and nobody is there to be shown anything.
        }
    }
}
