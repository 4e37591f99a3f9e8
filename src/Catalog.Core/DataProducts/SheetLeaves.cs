using System.Text;

namespace Catalog.Core.DataProducts;

/// <summary>
/// A sheet as leaves: path → text. Elements of lists are named by their key, so that two versions of a list can be
/// compared and merged element by element: <c>tags/orders</c>, <c>ports/output/orders-sql/2.3.0/description</c>.
/// An element's own path is present with its position as value, so that an element without leaves exists too.
/// </summary>
public static class SheetLeaves
{
    public static Dictionary<string, string> From(ProductSheet sheet)
    {
        var leaves = new Dictionary<string, string>();
        void Leaf(string path, string? value)
        {
            if (!string.IsNullOrEmpty(value)) leaves[path] = value;
        }
        foreach (var (name, read, _) in Scalars) Leaf(name, read(sheet));
        Elements(leaves, "tags", sheet.Tags, t => t, (_, _) => { });
        Elements(leaves, "terms", sheet.Terms, t => t, (_, _) => { });
        Elements(leaves, "links", sheet.Links, l => l.Url, (path, l) => { Leaf($"{path}/type", l.Type); Leaf($"{path}/description", l.Description); });
        Elements(leaves, "support", sheet.Support, s => s.Channel, (path, s) =>
        {
            Leaf($"{path}/url", s.Url);
            Leaf($"{path}/tool", s.Tool);
            Leaf($"{path}/scope", s.Scope);
            Leaf($"{path}/description", s.Description);
            Leaf($"{path}/invitationUrl", s.InvitationUrl);
        });
        Elements(leaves, "contacts", sheet.Contacts, c => c.Username, (path, c) =>
        {
            Leaf($"{path}/name", c.Name);
            Leaf($"{path}/role", c.Role);
            Leaf($"{path}/description", c.Description);
        });
        Elements(leaves, "ports", sheet.Ports, p => [p.Direction.ToString().ToLowerInvariant(), p.Name, p.PortVersion], (path, p) =>
        {
            foreach (var (name, read, _) in PortScalars) Leaf($"{path}/{name}", read(p));
            Elements(leaves, $"{path}/tags", p.Tags, t => t, (_, _) => { });
            Elements(leaves, $"{path}/inputContracts", p.InputContracts, c => c.Id, (inner, c) => Leaf($"{inner}/version", c.Version));
            Elements(leaves, $"{path}/datasets", p.Datasets, d => [d.Namespace, d.Name], (_, _) => { });
        });
        return leaves;
    }

    public static ProductSheet ToSheet(IReadOnlyDictionary<string, string> leaves)
    {
        var tree = Node.Of(leaves);
        var sheet = new ProductSheet();
        foreach (var (name, _, write) in Scalars)
            if (tree.Value(name) is { } value) sheet = write(sheet, value);
        return sheet with
        {
            Tags = [.. tree.Children("tags").Select(c => c.Key)],
            Terms = [.. tree.Children("terms").Select(c => c.Key)],
            Links = [.. tree.Children("links").Select(c => new ProductLink(c.Key, c.Value("type"), c.Value("description")))],
            Support = [.. tree.Children("support").Select(c => new SupportChannel(c.Key, c.Value("url"), c.Value("tool"), c.Value("scope"), c.Value("description"), c.Value("invitationUrl")))],
            Contacts = [.. tree.Children("contacts").Select(c => new ProductContact(c.Key, c.Value("name"), c.Value("role"), c.Value("description")))],
            Ports = [.. tree.Children("ports", depth: 3).Select(ToPort)],
        };
    }

    /// <summary>Whether a path is inside the element at <paramref name="element"/>, or that element itself.</summary>
    public static bool IsWithin(string path, string element) =>
        path.Length == element.Length ? path == element : path.Length > element.Length && path[element.Length] == '/' && path.StartsWith(element, StringComparison.Ordinal);

    /// <summary>The parts of a path, as the keys were before they became one.</summary>
    public static string[] Split(string path) => [.. path.Split('/').Select(Unescape)];

    private static PortSheet ToPort(Node node)
    {
        var port = new PortSheet
        {
            Direction = Enum.Parse<PortDirection>(node.Keys[0], ignoreCase: true),
            Name = node.Keys[1],
            PortVersion = node.Keys[2],
            Tags = [.. node.Children("tags").Select(c => c.Key)],
            InputContracts = [.. node.Children("inputContracts").Select(c => new InputContract(c.Key, c.Value("version")))],
            Datasets = [.. node.Children("datasets", depth: 2).Select(c => new DatasetReference(c.Keys[0], c.Keys[1]))],
        };
        foreach (var (name, _, write) in PortScalars)
            if (node.Value(name) is { } value) port = write(port, value);
        return port;
    }

    private static void Elements<T>(Dictionary<string, string> leaves, string path, IReadOnlyList<T> items, Func<T, string> key, Action<string, T> inner) =>
        Elements(leaves, path, items, item => new[] { key(item) }, inner);

    private static void Elements<T>(Dictionary<string, string> leaves, string path, IReadOnlyList<T> items, Func<T, string[]> keys, Action<string, T> inner)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var element = $"{path}/{string.Join('/', keys(items[i]).Select(Escape))}";
            if (!leaves.TryAdd(element, i.ToString("D4", System.Globalization.CultureInfo.InvariantCulture))) continue;
            inner(element, items[i]);
        }
    }

    private static string Escape(string key) => key.Length == 0 ? "~0" : key.Replace("~", "~~", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string Unescape(string part)
    {
        if (part == "~0") return "";
        var text = new StringBuilder(part.Length);
        for (var i = 0; i < part.Length; i++) text.Append(part[i] != '~' ? part[i] : part[++i] == '1' ? '/' : '~');
        return text.ToString();
    }

    private static readonly (string Name, Func<ProductSheet, string?> Read, Func<ProductSheet, string, ProductSheet> Write)[] Scalars =
    [
        ("title", s => s.Title, (s, v) => s with { Title = v }),
        ("purpose", s => s.Purpose, (s, v) => s with { Purpose = v }),
        ("usage", s => s.Usage, (s, v) => s with { Usage = v }),
        ("limitations", s => s.Limitations, (s, v) => s with { Limitations = v }),
        ("domain", s => s.Domain, (s, v) => s with { Domain = v }),
        ("team", s => s.Team, (s, v) => s with { Team = v }),
        ("version", s => s.Version, (s, v) => s with { Version = v }),
        ("tenant", s => s.Tenant, (s, v) => s with { Tenant = v }),
        ("status", s => s.Status, (s, v) => s with { Status = v }),
        ("archetype", s => s.Archetype, (s, v) => s with { Archetype = v }),
        ("visibility", s => s.Visibility, (s, v) => s with { Visibility = v }),
        ("certification", s => s.Certification, (s, v) => s with { Certification = v }),
        ("endDate", s => s.EndDate, (s, v) => s with { EndDate = v }),
        ("replacement", s => s.Replacement, (s, v) => s with { Replacement = v }),
    ];

    private static readonly (string Name, Func<PortSheet, string?> Read, Func<PortSheet, string, PortSheet> Write)[] PortScalars =
    [
        ("description", p => p.Description, (p, v) => p with { Description = v }),
        ("type", p => p.Type, (p, v) => p with { Type = v }),
        ("tier", p => p.Tier, (p, v) => p with { Tier = v }),
        ("technology", p => p.Technology, (p, v) => p with { Technology = v }),
        ("format", p => p.Format, (p, v) => p with { Format = v }),
        ("location", p => p.Location, (p, v) => p with { Location = v }),
        ("contractId", p => p.ContractId, (p, v) => p with { ContractId = v }),
        ("content", p => p.Content, (p, v) => p with { Content = v }),
        ("url", p => p.Url, (p, v) => p with { Url = v }),
        ("channel", p => p.Channel, (p, v) => p with { Channel = v }),
    ];

    /// <summary>The leaves as a tree; children keep the positions their elements had.</summary>
    private sealed class Node(string[] keys)
    {
        private readonly Dictionary<string, Node> children = [];
        private string? value;

        public string[] Keys { get; } = keys;
        public string Key => Keys[^1];

        public static Node Of(IReadOnlyDictionary<string, string> leaves)
        {
            var root = new Node([]);
            foreach (var (path, text) in leaves)
            {
                var node = root;
                foreach (var part in path.Split('/'))
                {
                    if (!node.children.TryGetValue(part, out var child)) node.children[part] = child = new Node([.. node.Keys, Unescape(part)]);
                    node = child;
                }
                node.value = text;
            }
            return root;
        }

        public string? Value(string name) => children.GetValueOrDefault(name)?.value;

        public IEnumerable<Node> Children(string name, int depth = 1)
        {
            IEnumerable<Node> level = children.GetValueOrDefault(name) is { } list ? [list] : [];
            for (var i = 0; i < depth; i++) level = level.SelectMany(n => n.children.Values);
            return level.Where(n => n.value is not null).OrderBy(n => n.value, StringComparer.Ordinal).ThenBy(n => string.Join('/', n.Keys), StringComparer.Ordinal)
                .Select(n => n.Below(depth));
        }

        private Node Below(int depth)
        {
            var node = new Node(Keys[^depth..]) { value = value };
            foreach (var (key, child) in children) node.children[key] = child;
            return node;
        }
    }
}
