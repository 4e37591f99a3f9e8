using Catalog.Core.DataProducts;
using Catalog.Core.Shared;

namespace Catalog.Server.Api.Mesh;

/// <summary>Something of the mesh by key and name.</summary>
public sealed record NamedResponse(string Key, string Name)
{
    internal static NamedResponse? From(Named? named) => named is null ? null : new(named.Key, named.Name);
}

/// <summary>What a write made or changed.</summary>
public sealed record WrittenResponse(string Key);

internal static class MeshAnswers
{
    /// <summary>200 with the version as ETag, for If-Match; what else the answer holds is added to it, see <see cref="ReadTags"/>.</summary>
    public static IResult Versioned(this HttpContext http, long version, object body)
    {
        http.Response.SetVersion(version);
        return Results.Ok(body);
    }

    /// <summary>201 for what was made, 200 for what was changed, with its version now, or the problem.</summary>
    public static async Task<IResult> WrittenAsync(this HttpContext http, Outcome<Core.Domains.MeshWritten> outcome, bool made, string address, bool ifMatch, Func<string, Task<long?>> version)
    {
        if (!outcome.IsOk) return outcome.Refusal.ToProblem(ifMatch);
        if (await version(outcome.Value.Key) is { } now) http.Response.SetVersion(now);
        var body = new WrittenResponse(outcome.Value.Key);
        return made ? Results.Created($"{address}/{Uri.EscapeDataString(outcome.Value.Key)}", body) : Results.Ok(body);
    }
}
