using System.Globalization;

namespace Catalog.Benchmarks.Portal;

/// <summary>One line of <c>infra/bench.sh</c>: <c>name value unit target ok|miss</c>, without the last two where there is no target.</summary>
internal sealed record Figure(string Name, double Value, string Unit, double? Target = null, bool AtMost = true)
{
    /// <summary>One without a target stands beside another to explain it.</summary>
    public bool Holds => Target is not { } target || (AtMost ? Value <= target : Value >= target);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {Value:0.##} {Unit}{(Target is { } target ? $" {(AtMost ? "<=" : ">=")}{target:0.##} {(Holds ? "ok" : "miss")}" : "")}");
}
