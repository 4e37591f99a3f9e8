using System.Collections.Concurrent;
using Catalog.Core.DataProducts;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

/// <summary>
/// The state of every product, in memory: gate and pages ask here, so that an answer costs no query, is right for all
/// descendants the moment a state changes, and is still there while the database is not. Follows what is stored.
/// </summary>
public sealed class ValidityMesh(IMeshValidityQueries queries, IEnumerable<IProductEdgeQueries> kinds, TimeProvider clock) : IDisposable
{
    private const int NamedUpstream = 5;

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly SemaphoreSlim reading = new(1, 1);
    /// <summary>Whom a product reaches that is broken, or may turn out to be when somebody's word about it ends.</summary>
    private readonly BlastRadius blast = new();
    private readonly ConcurrentDictionary<DataProductId, KnownValidity> known = new();
    private readonly ConcurrentDictionary<DataProductId, Standing> standings = new();
    private readonly ConcurrentDictionary<string, DataProductId> keys = new(StringComparer.OrdinalIgnoreCase);
    /// <summary>Keys that products had before.</summary>
    private readonly ConcurrentDictionary<string, DataProductId> former = new(StringComparer.OrdinalIgnoreCase);
    /// <summary>Those whose standing is not on record yet: few, and looked at all the time.</summary>
    private readonly ConcurrentDictionary<DataProductId, byte> unrecorded = new();
    private readonly IProductEdgeQueries[] lineages = [.. kinds];
    private volatile bool loaded;
    private long lostAt;
    private long version;
    private long named;

    /// <summary>Raised after standings changed, with the products concerned.</summary>
    public event Action<IReadOnlySet<DataProductId>>? Changed;

    /// <summary>Since when the database has been out of reach, so that what is answered is the last known; <c>null</c> when it is there.</summary>
    public DateTimeOffset? AsOf => Interlocked.Read(ref lostAt) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Another number after every change.</summary>
    public long Version => Interlocked.Read(ref version);

    /// <summary>Another number after a product got another name or another audience, so that paths over it read otherwise.</summary>
    public long Named => Interlocked.Read(ref named);

    public Standing? Find(DataProductId product) => standings.GetValueOrDefault(product);

    /// <summary>The product of that key, old keys included.</summary>
    public Standing? Find(DataProductKey key) => keys.TryGetValue(key.ToString(), out var id) || former.TryGetValue(key.ToString(), out id) ? Find(id) : null;

    /// <summary>The same, and looks into the store for one that is new.</summary>
    public async Task<Standing?> FindAsync(DataProductKey key, CancellationToken ct)
    {
        await EnsureAsync(ct);
        if (Find(key) is { } known) return known;
        if (AsOf is not null || await queries.IdOfAsync(key, ct) is not { } id) return null;
        await RefreshAsync([id], ct);
        return Find(id);
    }

    public IEnumerable<Standing> All => standings.Values;

    /// <summary>Those of which something else is on record than holds now.</summary>
    public IReadOnlyList<Standing> Unrecorded => unrecorded.IsEmpty ? [] : [.. unrecorded.Keys.Select(Find).OfType<Standing>().Where(s => !s.Recorded)];

    /// <summary>What a broken product reaches, nearest knowledge; empty for one that is not broken.</summary>
    public async Task<IReadOnlyList<UpstreamTrouble>> ReachAsync(DataProductId broken, CancellationToken ct)
    {
        await EnsureAsync(ct);
        await turn.WaitAsync(ct);
        try
        {
            return !Breaks(broken) ? [] : [.. blast.ReachOf(broken).Select(p => new UpstreamTrouble(broken, blast.Path(broken, p)))];
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Loads everything once; while the database is away, the last known stays.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        if (!loaded) await RefreshAllAsync(ct);
    }

    /// <summary>Reads these products anew.</summary>
    public async Task RefreshAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct)
    {
        if (!loaded)
        {
            await RefreshAllAsync(ct);
            return;
        }
        if (products.Count == 0) return;
        await turn.WaitAsync(ct);
        try
        {
            Take(await queries.ProductsAsync(products, ct), [.. products]);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Reads all products and edges anew; what did not change stays as it is.</summary>
    public async Task RefreshAllAsync(CancellationToken ct)
    {
        await RefreshEdgesAsync(_ => true, ct);
        await turn.WaitAsync(ct);
        try
        {
            var products = await queries.ProductsAsync(null, ct);
            var touched = new HashSet<DataProductId>(known.Keys);
            touched.UnionWith(products.Select(p => p.Facts.Id));
            Take(products, touched);
            loaded = true;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Reads the edges of these kinds of lineage anew, and no product. States go on changing while they are read.</summary>
    public async Task RefreshEdgesAsync(Func<IProductEdgeQueries, bool> which, CancellationToken ct)
    {
        await reading.WaitAsync(ct);
        try
        {
            var read = new List<(int Kind, IReadOnlyList<(DataProductId From, DataProductId To)> Edges)>();
            foreach (var (kind, lineage) in lineages.Index())
                if (which(lineage)) read.Add((kind, await lineage.EdgesAsync(ct)));
            await turn.WaitAsync(ct);
            try
            {
                var touched = new HashSet<DataProductId>();
                foreach (var (kind, edges) in read) touched.UnionWith(blast.SetEdges(kind, edges));
                Stand(touched);
            }
            finally
            {
                turn.Release();
            }
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>Adds the edges that these events brought, so that what is broken is inherited before all edges are read again.</summary>
    public async Task AddEdgesAsync(IReadOnlyCollection<CatalogEvent> happened, CancellationToken ct)
    {
        await reading.WaitAsync(ct);
        try
        {
            var fresh = new List<(int Kind, DataProductId From, DataProductId To)>();
            foreach (var (kind, lineage) in lineages.Index()) fresh.AddRange((await lineage.EdgesOfAsync(happened, ct)).Select(e => (kind, e.From, e.To)));
            if (fresh.Count == 0) return;
            await turn.WaitAsync(ct);
            try
            {
                var touched = new HashSet<DataProductId>();
                foreach (var (kind, from, to) in fresh) touched.UnionWith(blast.Add(kind, from, to));
                Stand(touched);
            }
            finally
            {
                turn.Release();
            }
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>Takes over what was just put on record, without reading it again.</summary>
    public async Task NoteAsync(IReadOnlyCollection<ProductValidity> recorded, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            var touched = new HashSet<DataProductId>();
            foreach (var row in recorded)
            {
                if (!known.TryGetValue(row.ProductId, out var product) || product.Own != row.Own) continue;
                known[row.ProductId] = product with { RecordedState = row.State, RecordedSince = row.Since, Version = row.Version };
                touched.Add(row.ProductId);
            }
            Stand(touched);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The database cannot be reached: what is known stays, and is marked.</summary>
    public void Lost() => Interlocked.CompareExchange(ref lostAt, clock.GetUtcNow().UtcTicks, 0);

    public void Found() => Interlocked.Exchange(ref lostAt, 0);

    private void Take(IReadOnlyList<KnownValidity> products, HashSet<DataProductId> wanted)
    {
        var there = products.ToDictionary(p => p.Facts.Id);
        var touched = new HashSet<DataProductId>(wanted);
        foreach (var id in wanted.Where(w => !there.ContainsKey(w)))
        {
            touched.UnionWith(blast.Set(id, false));
            if (known.TryRemove(id, out var gone)) keys.TryRemove(new KeyValuePair<string, DataProductId>(gone.Key, id));
            unrecorded.TryRemove(id, out _);
            if (standings.TryRemove(id, out _)) Interlocked.Increment(ref named);
        }
        foreach (var (id, product) in there)
        {
            if (!known.TryGetValue(id, out var before) || before.Key != product.Key || before.Facts != product.Facts) Interlocked.Increment(ref named);
            if (before is not null && before.Key != product.Key) keys.TryRemove(new KeyValuePair<string, DataProductId>(before.Key, id));
            known[id] = product;
            keys[product.Key] = id;
            foreach (var old in product.Formerly) former[old] = id;
            touched.UnionWith(blast.Set(id, Breaks(id) || (product.ByHand && product.Facts.Lifecycle != Lifecycle.Retired)));
            // What is downstream tells its since, and until when its own word holds.
            touched.UnionWith(blast.ReachOf(id));
        }
        Stand(touched);
    }

    private bool Breaks(DataProductId id) => known.TryGetValue(id, out var product) && product.Own == ValidityState.Invalid && product.Facts.Lifecycle != Lifecycle.Retired;

    private void Stand(IReadOnlySet<DataProductId> touched)
    {
        var changed = new HashSet<DataProductId>();
        foreach (var id in touched)
        {
            if (!known.TryGetValue(id, out var product)) continue;
            var standing = Stand(product);
            if (standing.Recorded) unrecorded.TryRemove(id, out _);
            else unrecorded[id] = 0;
            if (standings.TryGetValue(id, out var old) && Same(old, standing)) continue;
            standings[id] = standing;
            changed.Add(id);
        }
        if (changed.Count == 0) return;
        Interlocked.Increment(ref version);
        Changed?.Invoke(changed);
    }

    private Standing Stand(KnownValidity product)
    {
        var id = product.Facts.Id;
        if (product.Facts.Lifecycle == Lifecycle.Retired) return new Standing { Known = product, Since = product.OwnSince ?? product.CreatedAt };
        var sources = blast.SourcesOf(id);
        IReadOnlyList<DataProductId> upstream = sources.Count == 0 ? [] : [.. sources.Where(Breaks)];
        var state = product.Own < ValidityState.Suspect && upstream.Count > 0 ? ValidityState.Suspect : product.Own;
        var until = Soonest(sources.Append(id));
        return new Standing
        {
            Known = product,
            State = state,
            Since = product.RecordedState == state && product.RecordedSince is { } since ? since
                : state == product.Own ? product.OwnSince ?? product.CreatedAt
                : upstream.Min(u => known.TryGetValue(u, out var source) ? source.OwnSince ?? clock.GetUtcNow() : clock.GetUtcNow()),
            Upstream = upstream.Count == 0 ? [] : [.. upstream.Select(u => (Source: u, Path: blast.Path(u, id))).OrderBy(u => u.Path.Count).ThenBy(u => KeyOf(u.Source), StringComparer.Ordinal).Take(NamedUpstream).Select(u => new UpstreamTrouble(u.Source, u.Path))],
            UpstreamCount = upstream.Count,
            ValidUntil = until,
        };
    }

    private DateTimeOffset? Soonest(IEnumerable<DataProductId> products)
    {
        DateTimeOffset? soonest = null;
        foreach (var id in products)
            if (known.TryGetValue(id, out var product) && product.NextTurn is { } at && (soonest is null || at < soonest)) soonest = at;
        return soonest;
    }

    private string KeyOf(DataProductId id) => known.TryGetValue(id, out var product) ? product.Key : "";

    private static bool Same(Standing a, Standing b) => a.Known.Same(b.Known) && a.State == b.State && a.Since == b.Since && a.UpstreamCount == b.UpstreamCount && a.ValidUntil == b.ValidUntil
        && a.Upstream.Count == b.Upstream.Count && a.Upstream.Zip(b.Upstream).All(p => p.First.Source == p.Second.Source && p.First.Path.SequenceEqual(p.Second.Path));

    public void Dispose()
    {
        turn.Dispose();
        reading.Dispose();
    }
}
