namespace Catalog.Server.Auth;

/// <summary>
/// Refuses changes that another site makes a signed-in browser send. The cookie is SameSite=Lax already; this also
/// stops sites of the same domain. Tokens are not sent by browsers on their own and need no guard.
/// </summary>
internal sealed class CrossSiteGuard : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var safe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        var byToken = context.HttpContext.User.HasClaim(claim => claim.Type == TokenHandler.TokenClaim);
        return safe || byToken || SameOrigin(request) ? next(context) : ValueTask.FromResult<object?>(
            Results.Problem("This change came from another site. Send it from the portal itself, or with a token.", statusCode: StatusCodes.Status403Forbidden));
    }

    private static bool SameOrigin(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" or "none" => true,
        // Older browsers and programs: an Origin, where there is one, must be ours.
        "" => request.Headers.Origin.ToString() is var origin && (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}"),
        _ => false,
    };
}
