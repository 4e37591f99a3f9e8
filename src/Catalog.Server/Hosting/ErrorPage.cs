using System.Net;

namespace Catalog.Server.Hosting;

/// <summary>A calm page that needs nothing but the style sheet, so that it can be shown when everything else is down.</summary>
internal static class ErrorPage
{
    public static bool IsFor(HttpRequest request) =>
        !request.IsForPrograms()
        && request.GetTypedHeaders().Accept.Any(accept => accept.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    public static Task WriteAsync(HttpContext http, int status, string? detail)
    {
        var title = status switch
        {
            404 => "There is nothing here",
            403 => "Your rights do not open this",
            429 => "That was a little too often",
            503 => "The catalog cannot be reached just now",
            >= 500 => "This page failed",
            _ => "That did not work",
        };
        var sentence = status switch
        {
            404 => "The address is wrong, the thing was removed, or it is hidden from you.",
            400 => "The page was open for long, or the form was sent twice. Go back, reload the page and try again.",
            429 => "Wait a minute, then try again.",
            503 => "The portal runs, but its database does not answer. It comes back by itself; nothing you typed is lost.",
            >= 500 => "The rest of the portal works. The failure is in the log under the reference below.",
            _ => detail ?? Problems.SentenceOf(status),
        };
        var reference = status >= 500 ? $"<p class=\"t3 sm\">Reference <code>{WebUtility.HtmlEncode(ErrorsRegistration.TraceOf(http))}</code></p>" : "";
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        var theme = http.Request.Cookies["catalog.theme"] is "dark" or "light" ? $" data-theme=\"{http.Request.Cookies["catalog.theme"]}\"" : "";
        return http.Response.WriteAsync(
            $"""
             <!DOCTYPE html>
             <html lang="en"{theme}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} · Catalog</title>
             <link rel="stylesheet" href="/_content/Catalog.UI/tokens.css"><link rel="stylesheet" href="/_content/Catalog.UI/catalog.css"><link rel="icon" href="/_content/Catalog.UI/mark.svg" type="image/svg+xml"></head>
             <body><main id="main" class="page"><div class="blank"><h1>{title}</h1><p>{WebUtility.HtmlEncode(sentence)}</p>{reference}<div class="r"><a class="btn" href="{WebUtility.HtmlEncode(http.Request.Path)}">Try again</a><a class="btn" href="/">Go home</a></div></div></main></body></html>
             """,
            http.RequestAborted);
    }
}
