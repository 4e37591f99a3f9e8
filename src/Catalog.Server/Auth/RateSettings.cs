using Catalog.Server.Hosting;

namespace Catalog.Server.Auth;

/// <summary>How often in a minute; beyond it the answer is 429 with Retry-After.</summary>
internal sealed record RateSettings
{
    /// <summary>Attempts to sign in from one address; default 60.</summary>
    public required int SignIns { get; init; }
    /// <summary>Requests with one token; default 6,000.</summary>
    public required int TokenRequests { get; init; }
    /// <summary>Wrong tokens from one address; default 20.</summary>
    public required int WrongTokens { get; init; }

    /// <summary>Lineage events in a second from one sender before it is slowed; default 10,000.</summary>
    public required int LineageEvents { get; init; }

    public static RateSettings Read(IConfiguration configuration)
    {
        var settings = new SettingReader(configuration);
        int Rate(string key, int unset) => (int)settings.Number(key, unset, 1, 1_000_000);
        return new()
        {
            SignIns = Rate("Catalog:Limits:SignInsPerMinute", 60),
            TokenRequests = Rate("Catalog:Limits:TokenRequestsPerMinute", 6000),
            LineageEvents = Rate("Catalog:Limits:LineageEventsPerSecond", 10_000),
            WrongTokens = Rate("Catalog:Limits:WrongTokensPerMinute", 20),
        };
    }
}
