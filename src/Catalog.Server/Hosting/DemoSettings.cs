namespace Catalog.Server.Hosting;

/// <summary>The demo mesh.</summary>
internal sealed record DemoSettings
{
    public const string SeedKey = "Catalog:Demo:Seed";

    /// <summary>Whether an empty catalog is filled with the demo mesh at the start; default: in Development.</summary>
    public required bool Seed { get; init; }

    public static DemoSettings Read(IConfiguration configuration, IHostEnvironment environment) =>
        new() { Seed = new SettingReader(configuration).Flag(SeedKey, environment.IsDevelopment()) };
}
