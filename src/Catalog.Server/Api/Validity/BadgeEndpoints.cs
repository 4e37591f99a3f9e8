using System.Security.Cryptography;
using System.Text;
using Catalog.Core.DataProducts;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.UI.Validity;

namespace Catalog.Server.Api.Validity;

/// <summary>The state of one product for READMEs and dashboards, by a signed link. A hidden product has no badge, and its link is answered like a forged one.</summary>
internal static class BadgeEndpoints
{
    public static RouteGroupBuilder MapBadges(this RouteGroupBuilder api)
    {
        var badges = api.MapGroup("/badges").WithTags("Validity").AllowAnonymous();
        badges.MapGet("/{link}.svg", SvgAsync).WithName("GetBadge").WithSummary("The state of a product as a picture; the Quality tab gives the link").Produces(200, contentType: "image/svg+xml").Produces(304).ProducesProblem(404);
        badges.MapGet("/{link}.json", JsonAsync).WithName("GetBadgeJson").WithSummary("The state of a product in the form that shields.io reads").Produces<BadgeResponse>().Produces(304).ProducesProblem(404);
        return api;
    }

    private static async Task<IResult> SvgAsync(string link, HttpRequest request, HttpResponse response, IBadgeLinks links, ValidityMesh mesh, CancellationToken ct) =>
        await StandingAsync(link, links, mesh, ct) is { } standing ? Answer(request, response, BadgeSvg.Of(standing.Known.Key, standing.State), "image/svg+xml") : Missing();

    private static async Task<IResult> JsonAsync(string link, HttpRequest request, HttpResponse response, IBadgeLinks links, ValidityMesh mesh, CancellationToken ct)
    {
        if (await StandingAsync(link, links, mesh, ct) is not { } standing) return Missing();
        return Tagged(request, response, $"{standing.State}{standing.Since:O}") ?? Results.Ok(new BadgeResponse(
            1, standing.Known.Key, standing.State?.Word() ?? "RETIRED", BadgeSvg.Colour(standing.State), standing.Known.Key, standing.State?.Word(), standing.State is null ? null : standing.Since));
    }

    private static async Task<Standing?> StandingAsync(string link, IBadgeLinks links, ValidityMesh mesh, CancellationToken ct)
    {
        if (links.Read(link) is not { } product) return null;
        await mesh.EnsureAsync(ct);
        return mesh.Find(product) is { Facts.Visibility: not Visibility.Hidden } standing ? standing : null;
    }

    private static IResult Answer(HttpRequest request, HttpResponse response, string body, string type) => Tagged(request, response, body) ?? Results.Text(body, type, Encoding.UTF8);

    private static IResult? Tagged(HttpRequest request, HttpResponse response, string content)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 12))}\"";
        response.Headers.ETag = tag;
        // Proxies of code hosts keep pictures for ever unless they are told not to.
        response.Headers.CacheControl = "public, no-cache, max-age=0";
        return request.Headers.IfNoneMatch.Any(t => t?.Contains(tag, StringComparison.Ordinal) == true) ? Results.StatusCode(304) : null;
    }

    private static IResult Missing() => new Refusal.NotFound("There is no such badge.").ToProblem();
}

/// <summary>A badge: <c>schemaVersion</c>, <c>label</c>, <c>message</c> and <c>color</c> as shields.io reads them, and the same for programs.</summary>
public sealed record BadgeResponse(int SchemaVersion, string Label, string Message, string Color, string Product, string? State, DateTimeOffset? Since);
