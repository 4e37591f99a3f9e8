using System.Text.Json;
using Catalog.Connectors.OpenDataContract.Documents;

namespace Catalog.Connectors.OpenDataContract.Writing;

/// <summary>
/// A wanted list laid over the nodes that are there, element by key: equal ones stay as they are, changed ones are
/// edited in place, missing ones go, new ones come last. Nodes that mean nothing to us stay.
/// </summary>
internal static class ListOverlay
{
    public static IReadOnlyList<DocumentNode> Of<T>(IEnumerable<DocumentNode> nodes, IReadOnlyList<T> wanted,
        Func<MappingNode, T?> read, Func<T, object> key, Func<MappingNode, T?, T, MappingNode> write) where T : class
    {
        var open = new Dictionary<object, T>();
        foreach (var each in wanted) open.TryAdd(key(each), each);
        var done = new HashSet<object>();
        var result = new List<DocumentNode>();
        foreach (var node in nodes)
        {
            if (node is not MappingNode mapping || read(mapping) is not { } was)
            {
                result.Add(node);
            }
            else if (open.TryGetValue(key(was), out var now))
            {
                result.Add(!done.Add(key(was)) || Same(was, now) ? node : write(mapping, was, now));
            }
        }
        foreach (var each in wanted)
        {
            if (done.Add(key(each))) result.Add(write(new(0, 0), null, each));
        }
        return result;
    }

    public static bool Same<T>(T a, T b) => JsonSerializer.Serialize(a) == JsonSerializer.Serialize(b);
}
