namespace Catalog.UI.Reference;

/// <summary>A value that a call takes. <paramref name="Where"/> is path, query or body.</summary>
public sealed record ApiValue(string Name, string Where, string Type, bool Required);

/// <summary>An answer of a call.</summary>
public sealed record ApiAnswer(string Status, string Sentence);

/// <summary>One call of the API.</summary>
public sealed record ApiCall(string Method, string Path, string? Summary, IReadOnlyList<ApiValue> Values, IReadOnlyList<ApiAnswer> Answers);

/// <summary>Calls about the same thing.</summary>
public sealed record ApiGroup(string Name, IReadOnlyList<ApiCall> Calls);

/// <summary>The API as its OpenAPI document describes it.</summary>
public interface IApiReference
{
    Task<IReadOnlyList<ApiGroup>> ReadAsync(CancellationToken ct);
}
