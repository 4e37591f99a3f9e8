using System.Collections.Concurrent;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

/// <summary>How often somebody asked the gate about a product in a minute, and what it said.</summary>
public sealed class GateCount
{
    private GateCount() { }

    public GateCount(DataProductId product, string asker, Verdict verdict, DateTimeOffset minute) => (ProductId, Asker, Verdict, Minute) = (product, asker, verdict, minute);

    public DataProductId ProductId { get; private set; }
    /// <summary>The name of the token or person.</summary>
    public string Asker { get; private set; } = "";
    public Verdict Verdict { get; private set; }
    public DateTimeOffset Minute { get; private set; }
    public long Times { get; private set; }

    public void Add(long times) => Times += times;
}

/// <summary>Counts the gate's answers in memory, so that no request waits for it; a worker stores them now and then.</summary>
public sealed class GateTally(TimeProvider clock)
{
    private const int Longest = 200;

    private ConcurrentDictionary<(DataProductId Product, string Asker, Verdict Verdict, long Minute), StrongCount> counts = new();

    public void Count(DataProductId product, Actor actor, Verdict verdict)
    {
        CatalogMeter.GateAnswers.Add(1, new KeyValuePair<string, object?>("verdict", verdict.ToString().ToUpperInvariant()));
        var asker = actor.Name.Length <= Longest ? actor.Name : actor.Name[..Longest];
        Interlocked.Increment(ref counts.GetOrAdd((product, asker, verdict, clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute), static _ => new StrongCount()).Times);
    }

    /// <summary>What was counted since the last call.</summary>
    public IReadOnlyList<(DataProductId Product, string Asker, Verdict Verdict, DateTimeOffset Minute, long Times)> Take()
    {
        if (counts.IsEmpty) return [];
        var taken = Interlocked.Exchange(ref counts, new());
        return [.. taken.Select(c => (c.Key.Product, c.Key.Asker, c.Key.Verdict, new DateTimeOffset(c.Key.Minute * TimeSpan.TicksPerMinute, TimeSpan.Zero), Interlocked.Read(ref c.Value.Times)))];
    }

    /// <summary>Puts back what could not be stored.</summary>
    public void Return(IEnumerable<(DataProductId Product, string Asker, Verdict Verdict, DateTimeOffset Minute, long Times)> counted)
    {
        foreach (var (product, asker, verdict, minute, times) in counted)
            Interlocked.Add(ref counts.GetOrAdd((product, asker, verdict, minute.UtcTicks / TimeSpan.TicksPerMinute), static _ => new StrongCount()).Times, times);
    }

    private sealed class StrongCount
    {
        public long Times;
    }
}
