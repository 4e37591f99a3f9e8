using System.Globalization;

namespace Catalog.Benchmarks.Portal;

/// <summary>One line of <c>infra/bench.sh</c>: <c>name value unit target ok|miss</c>.</summary>
internal sealed record Figure(string Name, double Value, string Unit, double Target, bool AtMost = true)
{
    public bool Holds => AtMost ? Value <= Target : Value >= Target;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {Value:0.##} {Unit} {(AtMost ? "<=" : ">=")}{Target:0.##} {(Holds ? "ok" : "miss")}");
}
