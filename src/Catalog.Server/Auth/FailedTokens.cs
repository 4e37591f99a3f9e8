using System.Collections.Concurrent;
using System.Net;

namespace Catalog.Server.Auth;

/// <summary>Counts wrong tokens by address, over a minute.</summary>
internal sealed class FailedTokens(RateSettings rates, TimeProvider clock)
{
    private const int Most = 10_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<IPAddress, (DateTimeOffset Began, int Count)> counts = new();

    public void Count(HttpContext http)
    {
        var now = clock.GetUtcNow();
        // Addresses are the sender's to choose where there are many; the memory for them is not.
        if (counts.Count > Most) counts.Clear();
        counts.AddOrUpdate(AddressOf(http), (now, 1), (_, seen) => now - seen.Began < Window ? (seen.Began, seen.Count + 1) : (now, 1));
    }

    /// <summary>How long the address must wait; <c>null</c> when it need not.</summary>
    public TimeSpan? RetryAfter(HttpContext http)
    {
        if (!counts.TryGetValue(AddressOf(http), out var seen) || seen.Count < rates.WrongTokens) return null;
        var left = Window - (clock.GetUtcNow() - seen.Began);
        return left > TimeSpan.Zero ? left : null;
    }

    private static IPAddress AddressOf(HttpContext http) => http.Connection.RemoteIpAddress ?? IPAddress.None;
}
