using Catalog.Core.Imports;

namespace Catalog.Connectors.OpenDataContract.Validation;

/// <summary>A rule that is broken. A <paramref name="Soft"/> one is advice and does not make a document invalid.</summary>
internal sealed record Violation(string Code, Place Place, int? Line, string Sentence, bool Soft = false)
{
    public Finding ToFinding() =>
        new(Soft ? FindingSeverity.Warning : FindingSeverity.Error, Code, Place.ToString(), Line, Sentence);

    /// <summary>Errors before advice, deepest first, and nothing twice.</summary>
    public static IReadOnlyList<Finding> Explain(IReadOnlyList<Violation> violations) =>
    [
        .. violations.OrderBy(each => each.Soft).ThenByDescending(each => each.Place.Depth).ThenBy(each => each.Line)
            .Select(each => each.ToFinding()).Distinct(),
    ];
}
