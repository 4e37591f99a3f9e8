using System.Collections.Concurrent;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

/// <summary>How often somebody asked the gate about a product in a minute, and what it said.</summary>
public sealed class GateCount
{
    private const int Longest = 200;
    private const string People = "person:";

    private GateCount() { }

    public GateCount(DataProductId product, string asker, Verdict verdict, DateTimeOffset minute) => (ProductId, Asker, Verdict, Minute) = (product, asker, verdict, minute);

    public DataProductId ProductId { get; private set; }
    /// <summary>The name of the token, which is its own; for a person, whose name others may bear, the id. See <see cref="AskerOf"/>.</summary>
    public string Asker { get; private set; } = "";
    public Verdict Verdict { get; private set; }
    public DateTimeOffset Minute { get; private set; }
    public long Times { get; private set; }

    public void Add(long times) => Times += times;

    /// <summary>How this actor is counted.</summary>
    public static string AskerOf(Actor actor) => actor.PersonId is { } person ? $"{People}{person.Value:D}" : actor.Name.Length <= Longest ? actor.Name : actor.Name[..Longest];

    /// <summary>The person who was counted so; <c>null</c> for tokens.</summary>
    public static PersonId? PersonOf(string asker) =>
        asker.StartsWith(People, StringComparison.Ordinal) && Guid.TryParseExact(asker.AsSpan(People.Length), "D", out var id) ? PersonId.From(id) : null;
}

/// <summary>Counts the gate's answers in memory, so that no request waits for it; a worker stores them now and then.</summary>
public sealed class GateTally(TimeProvider clock)
{
    private long takenIn;
    private readonly ConcurrentDictionary<(DataProductId Product, string Asker, Verdict Verdict, long Minute), StrongCount> counts = new();

    public void Count(DataProductId product, Actor actor, Verdict verdict)
    {
        CatalogMeter.GateAnswers.Add(1, new KeyValuePair<string, object?>("verdict", verdict.Word()));
        var asker = GateCount.AskerOf(actor);
        Interlocked.Increment(ref counts.GetOrAdd((product, asker, verdict, clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute), static _ => new StrongCount()).Times);
    }

    /// <summary>What was counted in minutes that are over, so that each is stored once; with <paramref name="unfinished"/> everything.</summary>
    public IReadOnlyList<(DataProductId Product, string Asker, Verdict Verdict, DateTimeOffset Minute, long Times)> Take(bool unfinished = false)
    {
        var now = clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute;
        // Most calls find the minute still running.
        if (!unfinished && Interlocked.Exchange(ref takenIn, now) == now) return [];
        var taken = new List<(DataProductId, string, Verdict, DateTimeOffset, long)>();
        foreach (var (key, count) in counts)
        {
            if (key.Minute == now && !unfinished) continue;
            if (Interlocked.Exchange(ref count.Times, 0) is > 0 and var times) taken.Add((key.Product, key.Asker, key.Verdict, new DateTimeOffset(key.Minute * TimeSpan.TicksPerMinute, TimeSpan.Zero), times));
            // Nobody counts into a minute that is long over.
            else if (key.Minute < now - 1) counts.TryRemove(key, out _);
        }
        return taken;
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
