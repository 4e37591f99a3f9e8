using Bunit;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.UI.Validity;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.UI.Tests.Validity;

/// <summary>What is broken, and whom it reaches, as far as the reader may know.</summary>
public sealed class BrokenPageTests : CatalogUiContext
{
    private static readonly DataProductId Source = Id(1), Middle = Id(2), End = Id(3);

    private readonly Mesh known = new();
    private readonly Incidents incidents = new();
    private readonly ValidityMesh mesh;

    public BrokenPageTests()
    {
        mesh = new ValidityMesh(known, [known], Clock);
        Services.AddSingleton(mesh).AddSingleton<IIncidentQueries>(incidents);
        SetRendererInfo(new RendererInfo("Server", true));
        SignIn(new Actor { Name = "Ana Ruiz", SignedIn = true });
    }

    [Fact]
    public void A_broken_product_names_what_it_reaches_the_way_there_and_who_looks_after_it()
    {
        var page = Render<BrokenPage>();

        var card = page.WaitForElement(".broken");
        Assert.Contains("Reaches 2 products and the holders of 5 grants:", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("500 of 10,000 rows, 5\u00a0%, were lost. The limit is 3\u00a0%.", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("Priya Nair looks after it.", card.TextContent, StringComparison.Ordinal);
        Assert.Equal(["sales/middle", "sales/endover sales/middle"], page.FindAll(".reach li").Select(l => l.TextContent.Trim()));
    }

    [Fact]
    public void What_is_hidden_on_the_way_has_no_name_and_is_not_counted()
    {
        known.Hidden.Add(Middle);
        var page = Render<BrokenPage>();

        Assert.Contains("Reaches 1 product", page.WaitForElement(".broken").TextContent, StringComparison.Ordinal);
        Assert.Equal("sales/endover something you may not see", page.Find(".reach li").TextContent.Trim());
        Assert.DoesNotContain("sales/middle", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recovery_empties_the_page_without_a_reload()
    {
        var page = Render<BrokenPage>();
        known.Repaired = true;

        await mesh.RefreshAsync([Source], Xunit.TestContext.Current.CancellationToken);
        Clock.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Contains("No product that you may see is INVALID.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("0 products are INVALID", page.Find("[aria-live]").TextContent.Trim());
    }

    [Fact]
    public async Task Changes_that_come_in_a_crowd_are_answered_together_once_a_second()
    {
        var page = Render<BrokenPage>();
        page.WaitForElement(".broken");
        // Once for the page, and once because the states it asked for came.
        page.WaitForState(() => incidents.Asked.Count >= 2);
        Assert.All(incidents.Asked, asked => Assert.Equal([Source], asked));
        var before = incidents.Asked.Count;

        for (var i = 0; i < 20; i++)
        {
            known.Repaired = !known.Repaired;
            await mesh.RefreshAsync([Source], Xunit.TestContext.Current.CancellationToken);
        }
        known.Repaired = true;
        await mesh.RefreshAsync([Source], Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(before, incidents.Asked.Count);
        Clock.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Contains("No product that you may see is INVALID.", page.Markup, StringComparison.Ordinal));
        Assert.Equal(before + 1, incidents.Asked.Count);
    }

    [Fact]
    public async Task What_was_read_before_a_recovery_and_comes_late_does_not_stay()
    {
        var ct = Xunit.TestContext.Current.CancellationToken;
        await mesh.EnsureAsync(ct);
        incidents.Late = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var page = Render<BrokenPage>();
        Assert.Single(incidents.Asked);
        var late = incidents.Late;
        incidents.Late = null;

        known.Repaired = true;
        await mesh.RefreshAsync([Source], ct);
        Clock.Advance(TimeSpan.FromSeconds(1));
        late.SetResult();

        page.WaitForAssertion(() => Assert.Contains("No product that you may see is INVALID.", page.Markup, StringComparison.Ordinal));
        Assert.Equal(2, incidents.Asked.Count);
        Assert.Contains("No product that you may see is INVALID.", page.Markup, StringComparison.Ordinal);
    }

    private static DataProductId Id(byte n) => DataProductId.From(new Guid(n, 0, 0, new byte[8]));

    private sealed class Mesh : IMeshValidityQueries, IProductEdgeQueries
    {
        public bool ChangesWith(Catalog.Core.Shared.CatalogEvent happened) => false;

        public HashSet<DataProductId> Hidden { get; } = [];
        public bool Repaired { get; set; }

        public Task<IReadOnlyList<KnownValidity>> ProductsAsync(IReadOnlyCollection<DataProductId>? only, CancellationToken ct) => Task.FromResult<IReadOnlyList<KnownValidity>>(
            [.. new[] { (Source, "source"), (Middle, "middle"), (End, "end") }.Where(p => only is null || only.Contains(p.Item1)).Select(p => Of(p.Item1, p.Item2))]);

        public Task<DataProductId?> IdOfAsync(DataProductKey key, CancellationToken ct) => Task.FromResult<DataProductId?>(null);

        public Task<IReadOnlyList<(DataProductId From, DataProductId To)>> EdgesAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<(DataProductId, DataProductId)>>([(Source, Middle), (Middle, End)]);

        public Task<IReadOnlyList<(DataProductId From, DataProductId To)>> EdgesOfAsync(IReadOnlyCollection<Catalog.Core.Shared.CatalogEvent> happened, CancellationToken ct) => EdgesAsync(ct);

        private KnownValidity Of(DataProductId id, string name)
        {
            var broken = id == Source && !Repaired;
            return new KnownValidity(new ProductFacts(id, DomainId.From(Guid.Empty), null, Hidden.Contains(id) ? Visibility.Hidden : Visibility.Open, Lifecycle.Active), $"sales/{name}", name, DateTimeOffset.UnixEpoch, true)
            {
                Own = broken ? ValidityState.Invalid : ValidityState.Valid, OwnSince = new DateTimeOffset(2030, 1, 15, 6, 14, 0, TimeSpan.Zero),
                Reasons = broken ? [new Reason { Kind = ReasonKind.RecordLoss, State = ValidityState.Invalid, Limit = 300, Loss = new RecordLoss { Source = LossSource.Stated, Lost = 500, Total = 10_000 } }] : [],
            };
        }
    }

    private sealed class Incidents : IIncidentQueries
    {
        private static IncidentRow Row => new(IncidentId.From(new Guid(9, 0, 0, new byte[8])), new ProductFacts(Source, default, null, Visibility.Open, Lifecycle.Active), "sales/source", null, DateTimeOffset.UnixEpoch, null, null, null, "Priya Nair", null, [], false);

        public List<IReadOnlyCollection<DataProductId>> Asked { get; } = [];

        /// <summary>Who asks while it is set is answered when it is done.</summary>
        public TaskCompletionSource? Late { get; set; }

        public Task<Page<IncidentRow>> ListAsync(Actor actor, IncidentFilter filter, PageRequest request, CancellationToken ct) => throw new NotSupportedException();

        public async Task<IReadOnlyList<IncidentRow>> OpenAsync(Actor actor, IReadOnlyCollection<DataProductId> products, CancellationToken ct)
        {
            Asked.Add(products);
            if (Late is { } late) await late.Task.WaitAsync(ct);
            return products.Contains(Source) ? [Row] : [];
        }

        public Task<IncidentFigures> FiguresAsync(Actor actor, IncidentFilter filter, DateTimeOffset since, CancellationToken ct) => throw new NotSupportedException();

        public Task<IncidentView?> FindAsync(Actor actor, IncidentId id, CancellationToken ct) => throw new NotSupportedException();

        public Task<IReadOnlyDictionary<DataProductId, int>> HoldersAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<DataProductId, int>>(products.ToDictionary(p => p, p => p == Source ? 3 : 1));
    }
}
