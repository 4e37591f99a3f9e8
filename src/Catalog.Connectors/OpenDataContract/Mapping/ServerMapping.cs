using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Core.Contracts;

namespace Catalog.Connectors.OpenDataContract.Mapping;

/// <summary>Where the data stands, in one line and in all its settings.</summary>
internal static class ServerMapping
{
    private static readonly HashSet<string> About =
        new(["server", "type", "environment", "description", "roles", "customProperties", "id"], StringComparer.Ordinal);

    public static ContractServer Server(MappingNode node)
    {
        var settings = node.Entries.Where(each => !About.Contains(each.Key))
            .Select(each => new NamedValue(each.Key, TermsMapping.Value(each.Value))).Where(each => each.Value.Length > 0);
        var server = new ContractServer
        {
            Name = node.Text("server") ?? "server",
            Type = node.Text("type") ?? "custom",
            Environment = node.Text("environment"),
            Description = node.Text("description"),
            Location = "",
            Settings = [.. settings, .. TermsMapping.Custom(node)],
            Roles = TermsMapping.Roles(node),
        };
        return server with { Location = Location(server) };
    }

    public static string Location(ContractServer server)
    {
        if ((server.Setting("location") ?? server.Setting("path") ?? server.Setting("stagingDir") ?? server.Setting("endpointUrl")) is { } address)
        {
            return address;
        }

        var host = server.Setting("host") is { } name
            ? server.Setting("port") is { } port && !name.Contains(':', StringComparison.Ordinal) ? $"{name}:{port}" : name
            : server.Setting("account") ?? server.Setting("region") ?? server.Setting("regionName");
        var inside = string.Join('.', new[] { "project", "catalog", "database", "serviceName", "dataset", "schema", "stream" }
            .Select(server.Setting).OfType<string>());
        return (host, inside) switch
        {
            (null, "") => server.Type,
            (null, _) => inside,
            (_, "") => host,
            _ => $"{host}/{inside}",
        };
    }
}
