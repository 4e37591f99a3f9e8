using Catalog.Server.Auth;

namespace Catalog.Server.Hosting;

internal static class SettingsRegistration
{
    /// <summary>Reads every setting once, so that a wrong one stops the start with one line.</summary>
    public static void AddSettings(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(StorageSettings.Read(builder.Configuration, builder.Environment));
        builder.Services.AddSingleton(IdentitySettings.Read(builder.Configuration, builder.Environment));
        builder.Services.AddSingleton(DemoSettings.Read(builder.Configuration, builder.Environment));
        builder.Services.AddSingleton(LimitSettings.Read(builder.Configuration));
        builder.Services.AddSingleton(AccessSettings.Read(builder.Configuration));
        builder.Services.AddSingleton(RateSettings.Read(builder.Configuration));
        builder.Services.AddSingleton(RetentionSettings.Read(builder.Configuration));
        builder.Services.AddSingleton(StalenessSettings.Read(builder.Configuration));
        AddressSettings.Check(builder.Configuration);
    }
}
