using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.JSInterop;

namespace Catalog.UI.Lineage;

/// <summary>
/// The host of the lineage island: it says where to begin and where to ask; what is drawn, searched and expanded is the
/// island's, so that it goes on while the circuit is gone.
/// </summary>
public sealed partial class LineageGraph
{
    private const string Endpoint = "/api/v1/lineage/view";

    private ElementReference _host;
    private IJSObjectReference? _island;
    private IJSObjectReference? _drawn;
    private string? _root;

    [Inject] public required IJSRuntime Js { get; init; }
    [Inject] public required IHostEnvironment Host { get; init; }
    [Inject] public required IConfiguration Settings { get; init; }

    /// <summary>The node it begins at; <c>null</c> for the whole mesh.</summary>
    [Parameter] public string? Root { get; set; }
    /// <summary>domain, product or dataset, unless the address says another.</summary>
    [Parameter] public string Level { get; set; } = "dataset";
    /// <summary>Whether the page's address follows what is seen.</summary>
    [Parameter] public bool Addressed { get; set; }

    private string Script => Assets["_content/Catalog.UI/islands/lineage.js"];

    private Options Asked => new(Endpoint, Root, Level, 2, 2, Addressed, Probed);

    /// <summary>What the island is mounted with, for the one that begins before there is a circuit.</summary>
    private string Begin => JsonSerializer.Serialize(Asked, JsonSerializerOptions.Web);

    private bool Probed => Host.IsDevelopment() || Settings.GetValue<bool>("Catalog:Lineage:Probe");

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await DrawAsync();
        else if (_drawn is { } drawn && _root != Root)
        {
            _root = Root;
            await RunAsync(async ct => await drawn.InvokeVoidAsync("update", ct, new { root = Root }));
        }
    }

    private async Task DrawAsync()
    {
        _root = Root;
        await RunAsync(async ct =>
        {
            _island ??= await Js.InvokeAsync<IJSObjectReference>("import", ct, "./" + Script);
            _drawn = await _island.InvokeAsync<IJSObjectReference>("mount", ct, _host, Asked);
        });
        StateHasChanged();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Dispose();
        try
        {
            if (_drawn is not null)
            {
                await _drawn.InvokeVoidAsync("dispose");
                await _drawn.DisposeAsync();
            }
            if (_island is not null) await _island.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and what it had drawn with it.
        }
    }

    /// <summary>See <c>Options</c> in island.ts.</summary>
    private sealed record Options(string Endpoint, string? Root, string Level, int Up, int Down, bool Addressed, bool Probe);
}
