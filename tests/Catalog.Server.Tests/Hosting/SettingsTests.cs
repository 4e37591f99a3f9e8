using Catalog.Server.Auth;
using Catalog.Server.Hosting;
using Catalog.Server.Verbs;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Catalog.Server.Tests.Hosting;

/// <summary>A wrong setting stops the start with one line that names key, value and legal values.</summary>
public sealed class SettingsTests
{
    /// <summary>Settings, and what the one line must name.</summary>
    public static TheoryData<string[], string[]> Wrong => new()
    {
        { ["--Catalog:Database:Provider=Oracle"], ["Catalog:Database:Provider", "'Oracle'", "Sqlite, Postgres, SqlServer"] },
        { ["--Catalog:Database:Provider=Postgres"], ["Catalog:Database:ConnectionString", "not set"] },
        { ["--Catalog:Database:Provider=Postgres", "--Catalog:Database:ConnectionString=nonsense"], ["Catalog:Database:ConnectionString", "Host=…"] },
        { ["--Catalog:Database:Provider=Postgres", "--Catalog:Database:ConnectionString=Database=catalog"], ["Catalog:Database:ConnectionString", "Host is missing"] },
        { ["--Catalog:Database:Provider=SqlServer", "--Catalog:Database:ConnectionString=Colour=blue"], ["Catalog:Database:ConnectionString", "Server=…"] },
        { ["--Catalog:Auth:Mode=Kerberos"], ["Catalog:Auth:Mode", "'Kerberos'", "Demo, EntraId, Oidc"] },
        { ["--Catalog:Auth:Mode=Demo", "--environment=Production"], ["Catalog:Auth:Mode", "'Demo'", "EntraId, Oidc"] },
        { ["--Catalog:Auth:Mode=Demo", "--urls=http://0.0.0.0:6590"], ["urls", "0.0.0.0", "loopback"] },
        { ["--Catalog:Auth:Mode=Oidc", "--Catalog:Auth:ClientId=x"], ["Catalog:Auth:Authority", "not set"] },
        { ["--Catalog:Auth:Mode=Oidc", "--Catalog:Auth:ClientId=x", "--Catalog:Auth:Authority=http://id.example", "--environment=Production"], ["Catalog:Auth:Authority", "https"] },
        { ["--Catalog:Auth:Mode=EntraId", "--Catalog:Auth:ClientId=x", "--Catalog:Auth:Authority=https://id.example", "--environment=Production"], ["Catalog:Auth:Authority", "TenantId"] },
        { ["--Catalog:Auth:Mode=EntraId", "--Catalog:Auth:ClientId=x"], ["Catalog:Auth:TenantId", "not set"] },
        { ["--Catalog:Auth:Scopes=profile email"], ["Catalog:Auth:Scopes", "'profile email'", "openid"] },
        { ["--Catalog:Auth:Mappings:0:role=boss"], ["Catalog:Auth:Mappings:0:role", "'boss'", "owner", "steward", "administrator"] },
        { ["--Catalog:Auth:Mappings:0:role=owner"], ["Catalog:Auth:Mappings:0:team", "not set"] },
        { ["--Catalog:Limits:Document=many"], ["Catalog:Limits:Document", "'many'", "whole numbers"] },
        { ["--Catalog:Limits:SignInsPerMinute=0"], ["Catalog:Limits:SignInsPerMinute", "'0'", "from 1"] },
        { ["--urls=nonsense"], ["urls", "'nonsense'", "http"] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_setting_is_named_in_one_line(string[] settings, string[] names)
    {
        var environment = settings.Contains("--environment=Production") ? settings : [.. settings, "--environment=Development"];
        var builder = Portal.CreateBuilder(environment);

        var refusal = Assert.Throws<SettingException>(builder.AddSettings);

        Assert.DoesNotContain('\n', refusal.Message);
        Assert.All(names, name => Assert.Contains(name, refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_data_directory_that_nothing_can_be_written_to_is_named_in_one_line()
    {
        var file = Path.GetTempFileName();
        var builder = Portal.CreateBuilder([$"--Catalog:DataDirectory={file}/data", "--environment=Development"]);
        builder.AddSettings();
        var storage = (StorageSettings)builder.Services.Single(service => service.ServiceType == typeof(StorageSettings)).ImplementationInstance!;

        var refusal = Assert.Throws<SettingException>(storage.MakeDirectory);

        File.Delete(file);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.Contains("Catalog:DataDirectory", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_needs_to_be_set()
    {
        var builder = Portal.CreateBuilder(["--environment=Production"]);

        builder.AddSettings();

        Assert.Contains(builder.Services, service => service.ServiceType == typeof(StorageSettings));
    }

    [Theory]
    [InlineData(null, "openid profile email")]
    [InlineData("openid profile groups", "openid profile groups")]
    public void A_provider_is_asked_for_the_scopes_that_are_set_and_else_for_those_that_every_one_knows(string? set, string asked)
    {
        var builder = Portal.CreateBuilder(["--environment=Development", "--Catalog:Auth:Mode=Oidc", "--Catalog:Auth:ClientId=x", "--Catalog:Auth:Authority=https://id.example", .. set is null ? Array.Empty<string>() : [$"--Catalog:Auth:Scopes={set}"]]);
        var services = new ServiceCollection().AddLogging();
        services.AddAuthentication().AddOidc(IdentitySettings.Read(builder.Configuration, builder.Environment), builder.Environment);
        using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(ProviderRegistration.Scheme);

        Assert.Equal(asked.Split(' '), options.Scope);
    }

    [Theory]
    [InlineData("--urls http://127.0.0.1:1 import a b", "--urls http://127.0.0.1:1", "import a b")]
    [InlineData("token create --name n --role reader --Catalog:DataDirectory=d", "--Catalog:DataDirectory=d", "token create --name n --role reader")]
    [InlineData("--environment=Test --preventHostingStartup=true", "--environment=Test --preventHostingStartup=true", "")]
    [InlineData("--help", "", "--help")]
    public void Settings_and_verbs_are_told_apart(string typed, string settings, string words)
    {
        var split = CommandLine.Split(typed.Split(' '));

        Assert.Equal(settings, string.Join(' ', split.Settings));
        Assert.Equal(words, string.Join(' ', split.Words));
    }
}
