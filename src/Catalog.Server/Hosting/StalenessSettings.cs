using Catalog.Core.Lineage;

namespace Catalog.Server.Hosting;

/// <summary>When an observed edge is stale and when it ends, from the settings.</summary>
internal static class StalenessSettings
{
    public const string RunsKey = "Catalog:Lineage:StaleAfterRuns";
    public const string UnseenKey = "Catalog:Lineage:StaleAfterDays";
    public const string GraceKey = "Catalog:Lineage:StaleEndsAfterDays";

    public static Staleness Read(IConfiguration configuration)
    {
        var settings = new SettingReader(configuration);
        return new Staleness
        {
            Runs = (int)settings.Number(RunsKey, Staleness.Default.Runs, 1, 1000),
            Unseen = TimeSpan.FromDays(settings.Number(UnseenKey, Staleness.Default.Unseen.Days, 1, 3650)),
            Grace = TimeSpan.FromDays(settings.Number(GraceKey, Staleness.Default.Grace.Days, 1, 3650)),
        };
    }
}
