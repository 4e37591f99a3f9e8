using Catalog.Core.Imports;

namespace Catalog.Connectors.OpenDataContract.Validation;

/// <summary>Whether the letter of the standard is kept, and what to say about it.</summary>
internal sealed record Verdict(bool Valid, IReadOnlyList<Finding> Findings);
