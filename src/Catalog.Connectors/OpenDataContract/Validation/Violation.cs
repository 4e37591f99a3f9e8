using Catalog.Core.Imports;

namespace Catalog.Connectors.OpenDataContract.Validation;

/// <summary>
/// A rule that is broken. <paramref name="Vague"/> ones only say that no alternative fits, and give way to anything
/// more exact at or below the same place. A <paramref name="Soft"/> one is advice and does not make a document invalid.
/// </summary>
internal sealed record Violation(string Code, Place Place, int? Line, string Sentence, bool Vague = false, bool Soft = false)
{
    public Finding ToFinding() =>
        new(Soft ? FindingSeverity.Warning : FindingSeverity.Error, Code, Place.ToString(), Line, Sentence);

    /// <summary>Deepest first, and no vague sentence where an exact one stands.</summary>
    public static IReadOnlyList<Finding> Explain(IReadOnlyList<Violation> violations)
    {
        var told = new List<(Violation From, Finding Finding)>(violations.Count);
        foreach (var violation in violations.OrderBy(v => v.Soft).ThenBy(v => v.Vague).ThenByDescending(v => v.Place.Depth).ThenBy(v => v.Line))
        {
            var finding = violation.ToFinding();
            var covered = told.Any(other => other.Finding == finding
                || (violation.Vague && !other.From.Soft && other.Finding.Path.StartsWith(finding.Path, StringComparison.Ordinal)));
            if (!covered) told.Add((violation, finding));
        }
        return [.. told.Select(each => each.Finding)];
    }
}
