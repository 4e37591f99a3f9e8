using Bunit;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.TestKit.Time;
using Catalog.UI.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Xunit;

namespace Catalog.UI.Tests;

/// <summary>The base of component tests: the shell's services, a fixed clock, scripts that answer nothing, and somebody who acts.</summary>
public abstract class CatalogUiContext : BunitContext, IAsyncLifetime
{
    protected CatalogUiContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddCatalogShell();
        Services.AddSingleton<ICatalogFeed>(new NothingTold());
        Services.AddSingleton(new ValidityMesh(new NothingJudged(), [], Clock));
        AddAuthorization();
    }

    private sealed class NothingTold : ICatalogFeed
    {
        public IDisposable Subscribe(Func<CatalogEvent, bool> filter, Func<CatalogEvent, Task> callback, DateTimeOffset? since = null) => new CancellationTokenSource();

        public bool Remembers(DateTimeOffset since) => true;
    }

    private sealed class NothingJudged : IMeshValidityQueries
    {
        public Task<IReadOnlyList<KnownValidity>> ProductsAsync(IReadOnlyCollection<Core.DataProducts.DataProductId>? only, CancellationToken ct) => Task.FromResult<IReadOnlyList<KnownValidity>>([]);

        public Task<Core.DataProducts.DataProductId?> IdOfAsync(Core.DataProducts.DataProductKey key, CancellationToken ct) => Task.FromResult<Core.DataProducts.DataProductId?>(null);
    }

    protected FixedClock Clock { get; } = new();

    protected void SignIn(Actor actor) => RenderTree.Add<CascadingValue<Actor>>(parameters => parameters.Add(value => value.Value, actor));

    protected void ReadIn(string zone) => RenderTree.Add<CascadingValue<Reader>>(parameters => parameters.Add(value => value.Value, Reader.In(zone)));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;
}
