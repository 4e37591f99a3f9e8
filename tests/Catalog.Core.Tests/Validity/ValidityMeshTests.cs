using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.TestKit.Builders;
using Catalog.TestKit.Time;
using Xunit;

namespace Catalog.Core.Tests.Validity;

/// <summary>The states in memory after any sequence of changes are those that reading everything anew would give.</summary>
public sealed class ValidityMeshTests
{
    private const int Products = 30;
    private const int Steps = 60;

    private static readonly Domain Sales = A.Domain("sales");
    private static readonly FixedClock Clock = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Followed_change_by_change_it_stands_as_if_read_anew(int seed)
    {
        var random = new Random(seed);
        var store = new Store(random);
        using var followed = new ValidityMesh(store, [store], Clock);
        await followed.RefreshAllAsync(Ct);
        for (var step = 0; step < Steps; step++)
        {
            var changed = new HashSet<DataProductId>();
            followed.Changed += Note;
            var before = Standings(followed);
            if (store.Change() is { } product) await followed.RefreshAsync([product], Ct);
            else if (store.Drawn.Count > 0 && step % 3 > 0) await followed.AddEdgesAsync([], Ct);
            else await followed.RefreshEdgesAsync(_ => true, Ct);
            followed.Changed -= Note;

            using var anew = new ValidityMesh(store, [store], Clock);
            await anew.RefreshAllAsync(Ct);
            var now = Standings(followed);
            Assert.Equal(Standings(anew), now);
            // Whoever follows the mesh was told of every product that stands otherwise.
            Assert.All(now.Where(n => before[n.Key] != n.Value), n => Assert.Contains(n.Key, changed));
            foreach (var standing in followed.All) IsExplained(standing, followed, store);

            void Note(IReadOnlySet<DataProductId> some) => changed.UnionWith(some);
        }
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 40)];

    /// <summary>What must not depend on the way there: which of several ways is named may.</summary>
    private static Dictionary<DataProductId, (ValidityState?, Verdict, int, DateTimeOffset?, string)> Standings(ValidityMesh mesh) =>
        mesh.All.ToDictionary(s => s.Facts.Id, s => (s.State, s.Verdict, s.UpstreamCount, s.ValidUntil, s.UpstreamCount > s.Upstream.Count ? "" : string.Join(' ', s.Upstream.Select(u => mesh.Find(u.Source)!.Known.Key).Order())));

    private static void IsExplained(Standing standing, ValidityMesh mesh, Store store)
    {
        Assert.Equal(standing.UpstreamCount > 0, standing.Upstream.Count > 0);
        foreach (var (source, path) in standing.Upstream)
        {
            Assert.Equal((source, standing.Facts.Id, ValidityState.Invalid), (path[0], path[^1], mesh.Find(source)!.Known.Own));
            for (var i = 1; i < path.Count; i++) Assert.Contains((path[i - 1], path[i]), store.Edges);
        }
        var analyst = StandingView.Of(standing, mesh, A.Analyst(), System.Globalization.CultureInfo.InvariantCulture, at => at.ToString("u", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(standing.Facts.Visibility == Visibility.Hidden, analyst is null);
        if (analyst is null) return;
        Assert.Equal((standing.State, standing.Verdict), (analyst.State, analyst.Verdict));
        // Nothing hidden has a name in it, and a gap is one gap.
        var hidden = mesh.All.Where(s => s.Facts.Visibility == Visibility.Hidden).Select(s => s.Known.Key).ToHashSet();
        Assert.DoesNotContain(analyst.Upstream.SelectMany(u => u.Path).OfType<DataProductKey>().Select(k => k.ToString()), hidden.Contains);
        Assert.DoesNotContain(analyst.Reasons, r => hidden.Any(h => r.Sentence.Contains(h, StringComparison.Ordinal)));
        // What is broken upstream is named, and why only to those who may read that.
        foreach (var reason in analyst.Reasons.Where(r => r.Reason.Kind == ReasonKind.Upstream && r.Reason.Text != StandingView.HiddenUpstream))
        {
            var source = mesh.All.Single(s => s.Known.Key == reason.Reason.Text);
            var why = source.Known.Reasons.FirstOrDefault(r => r.State == ValidityState.Invalid);
            var told = why is null || source.Facts.Visibility != Visibility.Open ? "." : $": {ReasonSentence.Full(why, System.Globalization.CultureInfo.InvariantCulture, at => at.ToString("u", System.Globalization.CultureInfo.InvariantCulture))}";
            Assert.Equal($"{source.Known.Key}, which it is built from, is INVALID{told}", reason.Sentence);
        }
        Assert.DoesNotContain(analyst.Upstream, u => u.Path.Zip(u.Path.Skip(1)).Any(p => p.First is null && p.Second is null));
    }

    /// <summary>A mesh that changes at random: states, overrides, audiences, lives and edges, circles among them.</summary>
    private sealed class Store : IMeshValidityQueries, IProductEdgeQueries
    {
        private readonly Random random;
        private readonly KnownValidity[] products;

        public Store(Random random)
        {
            this.random = random;
            products = [.. Enumerable.Range(0, Products).Select(i => New(A.DataProduct($"sales/product-{i:D2}", Sales).WithOutput("lake")))];
            for (var i = 0; i < Products; i++) Draw();
        }

        public HashSet<(DataProductId From, DataProductId To)> Edges { get; } = [];

        /// <summary>What the last change drew.</summary>
        public IReadOnlyList<(DataProductId From, DataProductId To)> Drawn { get; private set; } = [];

        /// <summary>Changes one thing. Answers the product, or nothing when it was an edge.</summary>
        public DataProductId? Change()
        {
            var at = random.Next(Products);
            var before = products[at];
            Drawn = [];
            switch (random.Next(7))
            {
                case 0 or 1:
                    Draw();
                    return null;
                case 2 when Edges.Count > 0:
                    Edges.Remove(Edges.ElementAt(random.Next(Edges.Count)));
                    return null;
                case 3:
                    products[at] = before with { Facts = before.Facts with { Visibility = (Visibility)random.Next(3) } };
                    break;
                case 4:
                    products[at] = before with { Facts = before.Facts with { Lifecycle = random.Next(3) == 0 ? Lifecycle.Retired : Lifecycle.Active } };
                    break;
                case 5:
                    // By hand, for a while: whatever it is below may come back.
                    products[at] = before with { ByHand = !before.ByHand, Own = (ValidityState)(random.Next(2) * 4), NextTurn = before.ByHand ? null : FixedClock.Beginning.AddMinutes(random.Next(1, 90)) };
                    break;
                default:
                    products[at] = before with { Own = new[] { ValidityState.Valid, ValidityState.Unknown, ValidityState.Stale, ValidityState.Invalid }[random.Next(4)], OwnSince = FixedClock.Beginning.AddMinutes(-random.Next(60)) };
                    break;
            }
            products[at] = products[at] with { Version = before.Version + 1 };
            return products[at].Facts.Id;
        }

        public Task<IReadOnlyList<KnownValidity>> ProductsAsync(IReadOnlyCollection<DataProductId>? only, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<KnownValidity>>([.. products.Where(p => only?.Contains(p.Facts.Id) != false)]);

        public Task<DataProductId?> IdOfAsync(DataProductKey key, CancellationToken ct) => Task.FromResult(products.FirstOrDefault(p => p.Key == key.ToString())?.Facts.Id);

        public bool ChangesWith(CatalogEvent happened) => true;

        public Task<IReadOnlyList<(DataProductId From, DataProductId To)>> EdgesAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<(DataProductId, DataProductId)>>([.. Edges]);

        public Task<IReadOnlyList<(DataProductId From, DataProductId To)>> EdgesOfAsync(IReadOnlyCollection<CatalogEvent> happened, CancellationToken ct) => Task.FromResult(Drawn);

        private void Draw()
        {
            Drawn = [(products[random.Next(Products)].Facts.Id, products[random.Next(Products)].Facts.Id)];
            Edges.UnionWith(Drawn);
        }

        private static KnownValidity New(DataProduct product) => new(product.Facts, product.Key, product.Title, FixedClock.Beginning, true) { Own = ValidityState.Valid, OwnSince = FixedClock.Beginning, Version = 1 };
    }
}
