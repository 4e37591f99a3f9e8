using Microsoft.AspNetCore.Http.Features;

namespace Catalog.Server.Api.Lineage;

/// <summary>
/// Names in a path, each decoded once from what was sent: routing leaves <c>%2F</c> as it is, so that a route value does
/// not tell a slash from a name that holds the text <c>%2F</c>.
/// </summary>
internal static class RawNames
{
    public static string Name(this HttpContext http, string parameter)
    {
        var pattern = ((RouteEndpoint)http.GetEndpoint()!).RoutePattern.PathSegments;
        var sent = Sent(http);
        for (var i = 0; i < pattern.Count; i++)
            if (pattern[i].Parts is [Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart part] && part.Name == parameter && sent.Length >= pattern.Count)
                return Uri.UnescapeDataString(sent[sent.Length - pattern.Count + i]);
        return ((string?)http.Request.RouteValues[parameter] ?? "").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
    }

    private static string[] Sent(HttpContext http)
    {
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        if (target.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(target, UriKind.Absolute, out var absolute) && target[0] != '/') target = absolute.PathAndQuery;
        return target.Split('?')[0].Trim('/').Split('/');
    }
}
