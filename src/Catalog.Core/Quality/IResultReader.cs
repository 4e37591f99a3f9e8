namespace Catalog.Core.Quality;

/// <summary>Reads validation results. Bad input is a case of the answer, never an exception.</summary>
public interface IResultReader
{
    /// <summary>
    /// Every suite result in a document, from whatever container. <c>null</c> when it is JSON of something else;
    /// <see cref="ResultReading.Problem"/> when it is no JSON.
    /// </summary>
    ResultReading? Read(ReadOnlyMemory<byte> content);
}

/// <summary>What was read, or why nothing could be.</summary>
public sealed record ResultReading(IReadOnlyList<SuiteResult> Results, string? Problem = null, int? Line = null);
