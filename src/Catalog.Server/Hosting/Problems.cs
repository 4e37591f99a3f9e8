namespace Catalog.Server.Hosting;

/// <summary>The kinds of problem that the API answers with: <c>/problems/&lt;code&gt;</c>.</summary>
internal static class Problems
{
    public const string Base = "/problems/";

    public static string TypeOf(int status) => Base + status switch
    {
        400 => "bad-request",
        401 => "sign-in-first",
        403 => "forbidden",
        404 => "not-found",
        405 => "method-not-allowed",
        406 => "not-acceptable",
        408 => "too-slow",
        409 => "conflict",
        412 => "changed-meanwhile",
        413 => "too-large",
        414 => "address-too-long",
        415 => "unsupported-media-type",
        422 => "invalid",
        429 => "too-many-requests",
        503 => "unavailable",
        _ => status >= 500 ? "failure" : "refused",
    };

    public static string SentenceOf(int status) => status switch
    {
        400 => "The request cannot be read. Compare it with /openapi/v1.json.",
        401 => "Sign in, or send a token: Authorization: Bearer cat_…",
        403 => "Your rights do not allow this.",
        404 => "There is nothing at this address, or it is hidden from you.",
        405 => "This address does not take this method; the Allow header says which it takes.",
        413 => "The body is larger than the limit.",
        415 => "The body is of a kind that this address does not take. Compare it with /openapi/v1.json.",
        429 => "Too many requests; the Retry-After header says when to come back.",
        503 => "The database cannot be reached just now. Try again in a moment.",
        _ => status >= 500 ? "Something failed here; the log has more under the traceId." : "The request was refused.",
    };
}
