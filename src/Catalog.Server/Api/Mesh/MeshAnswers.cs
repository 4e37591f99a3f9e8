using System.Globalization;
using Catalog.Core.DataProducts;
using Catalog.Core.Shared;
using Microsoft.Net.Http.Headers;

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
    /// <summary>200 with the version as ETag, for If-Match. Counts inside change without it, so it never answers "not modified".</summary>
    public static IResult Versioned(this HttpContext http, long version, object body)
    {
        var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{version}\""));
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        return Results.Ok(body);
    }

    /// <summary>201 for what was made, 200 for what was changed, or the problem.</summary>
    public static IResult Written(this HttpContext http, Outcome<Core.Domains.MeshWritten> outcome, bool made, string address, bool ifMatch)
    {
        if (!outcome.IsOk) return outcome.Refusal.ToProblem(ifMatch);
        var body = new WrittenResponse(outcome.Value.Key);
        return made ? Results.Created($"{address}/{Uri.EscapeDataString(outcome.Value.Key)}", body) : Results.Ok(body);
    }
}
