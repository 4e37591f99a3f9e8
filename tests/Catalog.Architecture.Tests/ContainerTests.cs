using System.Text.Json;
using System.Text.RegularExpressions;
using Catalog.TestKit.Standards;
using Xunit;
using YamlDotNet.Serialization;

namespace Catalog.Architecture.Tests;

/// <summary>No container is built here, so at least everything that its files name must exist.</summary>
public sealed partial class ContainerTests
{
    private static readonly string[] Lines = File.ReadAllText(Repository.PathTo("infra", "container", "Dockerfile")).Replace("\\\n", " ", StringComparison.Ordinal).Split('\n');

    [Fact]
    public void Every_stage_that_the_image_copies_from_is_there_and_every_path_of_the_checkout_exists()
    {
        foreach (var dockerfile in new[] { Repository.PathTo("infra", "container", "Dockerfile"), Repository.PathTo(".devcontainer", "Dockerfile") })
        {
            var stages = new HashSet<string>();
            foreach (var line in File.ReadAllLines(dockerfile))
            {
                if (Stage().Match(line) is { Success: true } stage) stages.Add(stage.Groups["name"].Value);
                if (From().Match(line) is { Success: true } from) Assert.Contains(from.Groups["name"].Value, stages);
            }
            Assert.NotEmpty(stages);
        }
        Assert.True(Directory.Exists(Repository.PathTo(Publish().Match(string.Join('\n', Lines)).Groups["path"].Value)));
    }

    [Fact]
    public void The_image_runs_as_nobody_special_and_starts_the_portal()
    {
        var last = Lines[Array.FindLastIndex(Lines, l => l.StartsWith("FROM ", StringComparison.Ordinal))..];

        Assert.DoesNotContain(Assert.Single(last, l => l.StartsWith("USER ", StringComparison.Ordinal))[5..].Trim(), (string[])["root", "0"]);
        Assert.True(Array.FindIndex(last, l => l.StartsWith("USER ", StringComparison.Ordinal)) < Array.FindIndex(last, l => l.StartsWith("ENTRYPOINT", StringComparison.Ordinal)));
        Assert.Contains($"\"{typeof(Program).Assembly.GetName().Name}.dll\"", Assert.Single(last, l => l.StartsWith("ENTRYPOINT", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_health_check_asks_an_address_that_the_portal_answers_at_the_port_it_listens_on()
    {
        var text = string.Join('\n', Lines);
        var path = HealthPath().Match(text).Groups["path"].Value;

        Assert.Contains($"\"{path}\"", SourceTree.Read("src/Catalog.Server/Hosting/HealthRegistration.cs"), StringComparison.Ordinal);
        var port = Port().Match(text).Groups["port"].Value;
        Assert.Contains($"ASPNETCORE_URLS=http://+:{port}", text, StringComparison.Ordinal);
        Assert.Contains($"/dev/tcp/127.0.0.1/{port}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_names_settings_verbs_and_files_that_exist()
    {
        var text = SourceTree.Read("infra/container/compose.yaml");
        var compose = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(text);
        var services = (Dictionary<object, object>)compose["services"];
        var settings = SettingKeys();

        foreach (var service in services.Values.Cast<Dictionary<object, object>>())
        {
            if (service.TryGetValue("build", out var build))
            {
                var from = (Dictionary<object, object>)build;
                Assert.True(File.Exists(Path.Combine(Repository.PathTo("infra", "container"), (string)from["context"], (string)from["dockerfile"])));
            }
            if (service.TryGetValue("command", out var command))
            {
                var verb = (string)((List<object>)command)[0];
                Assert.NotNull(typeof(Program).Assembly.GetType($"Catalog.Server.Verbs.{char.ToUpperInvariant(verb[0])}{verb[1..]}Verb"));
            }
            if (service.TryGetValue("environment", out var environment))
                Assert.All(((Dictionary<object, object>)environment).Keys.Cast<string>().Where(k => k.StartsWith("Catalog__", StringComparison.Ordinal)), name => Assert.Contains(Key(name), settings));
            if (service.TryGetValue("depends_on", out var others)) Assert.All(((Dictionary<object, object>)others).Keys, other => Assert.Contains(other, services.Keys));
        }
        Assert.Contains(services.Keys, name => "portal".Equals(name));
        var example = File.ReadAllText(Repository.PathTo("infra", "container", ".env.example"));
        Assert.All(Variable().Matches(text).Select(m => m.Groups["name"].Value), name => Assert.Contains($"\n{name}=", example, StringComparison.Ordinal));
    }

    [Fact]
    public void The_devcontainer_builds_from_a_file_that_exists_and_opens_the_port_of_the_portal()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Repository.PathTo(".devcontainer", "devcontainer.json")));
        var root = json.RootElement;

        Assert.True(File.Exists(Repository.PathTo(".devcontainer", root.GetProperty("build").GetProperty("dockerfile").GetString()!)));
        Assert.Contains($":{root.GetProperty("forwardPorts")[0].GetInt32()}\"", SourceTree.Read("src/Catalog.Server/Hosting/Portal.cs"), StringComparison.Ordinal);
        var prepare = root.GetProperty("postCreateCommand").GetString()!;
        Assert.True(File.Exists(Repository.PathTo(prepare.Split(' ')[^1])), prepare);
        Assert.True(!prepare.Contains("tool restore", StringComparison.Ordinal) || File.Exists(Repository.PathTo(".config", "dotnet-tools.json")));
    }

    /// <summary>Every key that the portal reads; those of mappings are read by position.</summary>
    private static HashSet<string> SettingKeys() =>
    [
        .. SourceTree.With(".cs").Where(f => f.StartsWith("src/Catalog.Server/", StringComparison.Ordinal)).SelectMany(f => Setting().Matches(SourceTree.Read(f))).Select(m => m.Groups["key"].Value),
        .. MappingKeys().Matches(SourceTree.Read("src/Catalog.Server/Auth/IdentitySettings.cs")).Select(m => $"Catalog:Auth:Mappings:{m.Groups["key"].Value}"),
    ];

    private static string Key(string variable)
    {
        var key = Position().Replace(variable.Replace("__", ":", StringComparison.Ordinal), ":");
        return key.StartsWith("Catalog:Auth:Mappings:", StringComparison.Ordinal) ? "Catalog:Auth:Mappings:" + key.Split(':')[^1].ToLowerInvariant() : key;
    }

    [GeneratedRegex(@"^FROM \S+ AS (?<name>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Stage();

    [GeneratedRegex(@"^COPY --from=(?<name>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex From();

    [GeneratedRegex(@"dotnet publish (?<path>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Publish();

    [GeneratedRegex(@"GET (?<path>/\S+) HTTP", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HealthPath();

    [GeneratedRegex(@"^EXPOSE (?<port>\d+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Port();

    [GeneratedRegex(@"""(?<key>Catalog:[A-Za-z:]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Setting();

    [GeneratedRegex(@"(Text|Required)\(""(?<key>claim|value|role|team|domain)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MappingKeys();

    [GeneratedRegex(@":\d+:", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Position();

    [GeneratedRegex(@"\$\{(?<name>[A-Z_]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();
}
