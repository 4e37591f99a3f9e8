namespace Catalog.Core.Imports;

/// <summary>What became of one document, and why; a line of the report.</summary>
public sealed record DocumentResult(ImportOutcome Outcome, string? Kind, string? Subject, string? Reason, IReadOnlyList<Finding> Findings)
{
    public static DocumentResult Rejected(string? kind, string? subject, string reason, IReadOnlyList<Finding> findings) =>
        new(ImportOutcome.Rejected, kind, subject, reason, findings);
}
