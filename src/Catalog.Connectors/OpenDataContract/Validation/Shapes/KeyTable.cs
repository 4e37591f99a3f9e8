using Catalog.Connectors.OpenDataContract.Documents;

namespace Catalog.Connectors.OpenDataContract.Validation.Shapes;

/// <summary>One key of a table: its shape, whether it must be there, and in which versions it exists.</summary>
internal sealed record KeyRule(string Key, Shape Shape, bool Required, StandardVersion Since, StandardVersion Until)
{
    public bool In(StandardVersion version) => version >= Since && version <= Until;
}

/// <summary>What an object must fulfil beyond its single keys.</summary>
internal sealed record Demand(Func<MappingNode, Place, Violation?> Check, StandardVersion Since, StandardVersion Until)
{
    public bool In(StandardVersion version) => version >= Since && version <= Until;
}

/// <summary>Keys with their shapes: all of an object, or those that it has under a condition.</summary>
internal sealed class KeyTable
{
    private const StandardVersion First = StandardVersion.Odcs222;
    private const StandardVersion Last = StandardVersion.Odps100;

    private readonly Dictionary<string, List<KeyRule>> keys = new(StringComparer.Ordinal);
    private readonly List<Demand> demands = [];

    public KeyTable Required(Shape shape, params ReadOnlySpan<string> names) => Add(shape, required: true, names);

    public KeyTable Optional(Shape shape, params ReadOnlySpan<string> names) => Add(shape, required: false, names);

    /// <summary>Exactly one of these keys, which the table also has as optional ones.</summary>
    public KeyTable ExactlyOneOf(params string[] names) => Also((mapping, place) => Say.NotOneOf(names, mapping, place));

    /// <summary>A rule about several keys together; <c>null</c> when it is kept.</summary>
    public KeyTable Also(Func<MappingNode, Place, Violation?> check)
    {
        demands.Add(new(check, First, Last));
        return this;
    }

    public KeyTable Include(KeyTable other) => Take(other, First, Last);

    /// <summary>Keys that this version of the standard brought.</summary>
    public KeyTable Since(StandardVersion version, Action<KeyTable> added) => Take(Build(added), version, Last);

    /// <summary>Keys as they were up to this version of the standard.</summary>
    public KeyTable Until(StandardVersion version, Action<KeyTable> gone) => Take(Build(gone), First, version);

    /// <summary>The rule for a key in a version; <c>null</c> when the key is not known.</summary>
    public KeyRule? Rule(string key, StandardVersion version) =>
        keys.TryGetValue(key, out var rules) ? rules.Find(rule => rule.In(version)) : null;

    public IEnumerable<string> Known(StandardVersion version) => Rules(version).Select(rule => rule.Key);

    /// <summary>Whether everything is there that must be.</summary>
    public bool Complete(MappingNode mapping, Place place, Examination exam)
    {
        var ok = true;
        foreach (var rule in Rules(exam.Version))
        {
            if (rule.Required && !mapping.Contains(rule.Key)) ok = exam.Refuse(Say.Missing(rule.Key, mapping, place));
        }
        foreach (var demand in demands)
        {
            if (demand.In(exam.Version) && demand.Check(mapping, place) is { } broken) ok = exam.Refuse(broken);
        }
        return ok;
    }

    private IEnumerable<KeyRule> Rules(StandardVersion version) =>
        keys.Values.SelectMany(rules => rules).Where(rule => rule.In(version));

    private KeyTable Add(Shape shape, bool required, ReadOnlySpan<string> names)
    {
        foreach (var name in names) Add(new(name, shape, required, First, Last));
        return this;
    }

    private void Add(KeyRule rule)
    {
        if (!keys.TryGetValue(rule.Key, out var rules)) keys.Add(rule.Key, rules = []);
        if (rules.Exists(other => rule.Since <= other.Until && other.Since <= rule.Until))
        {
            throw new InvalidOperationException($"The key {rule.Key} has two rules for one version.");
        }
        rules.Add(rule);
    }

    private KeyTable Take(KeyTable from, StandardVersion since, StandardVersion until)
    {
        foreach (var rule in from.keys.Values.SelectMany(rules => rules))
        {
            Add(rule with { Since = Later(rule.Since, since), Until = Earlier(rule.Until, until) });
        }
        foreach (var demand in from.demands)
        {
            demands.Add(demand with { Since = Later(demand.Since, since), Until = Earlier(demand.Until, until) });
        }
        return this;
    }

    private static KeyTable Build(Action<KeyTable> fill)
    {
        var table = new KeyTable();
        fill(table);
        return table;
    }

    private static StandardVersion Later(StandardVersion a, StandardVersion b) => a > b ? a : b;

    private static StandardVersion Earlier(StandardVersion a, StandardVersion b) => a < b ? a : b;
}
