using Catalog.Core.Access;

namespace Catalog.Server.Hosting;

/// <summary>The mesh's own rules about access, from the settings.</summary>
internal static class AccessSettings
{
    public const string MaxDaysKey = "Catalog:Access:MaxDays";
    public const string ZoneKey = "Catalog:Mesh:TimeZone";

    public static AccessRules Read(IConfiguration configuration)
    {
        var settings = new SettingReader(configuration);
        var zone = settings.Text(ZoneKey) ?? "UTC";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)) throw SettingReader.Wrong(ZoneKey, zone, "IANA time zones, as in Europe/Berlin");
        return new AccessRules((int)settings.Number(MaxDaysKey, AccessRules.Default.MaxDays, 1, 3650), found);
    }
}
