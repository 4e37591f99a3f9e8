using System.Diagnostics;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;

namespace Catalog.Server.Hosting;

internal static class ErrorsRegistration
{
    public static void AddErrors(this WebApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = Complete);
        builder.Services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        builder.Services.AddExceptionHandler<FailureHandler>();
        // Wrong bodies become problems of ours in every environment, not only in Development.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
    }

    public static void UseErrors(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException });
        app.UseStatusCodePages(SayAsync);
        // After the above, so that it can route a second time.
        app.UseRouting();
    }

    private static async Task SayAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var status = http.Response.StatusCode;
        if (status != StatusCodes.Status404NotFound || !HttpMethods.IsGet(http.Request.Method) || !ErrorPage.IsFor(http.Request) || http.User.Identity?.IsAuthenticated != true)
        {
            await AnswerAsync(http, status, status == StatusCodes.Status413PayloadTooLarge ? BodyLimits.Sentence(http) : null);
            return;
        }

        // Who is signed in keeps the navigation and the search where nothing is.
        http.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature { OriginalPath = http.Request.Path, OriginalPathBase = http.Request.PathBase, OriginalQueryString = http.Request.QueryString.Value });
        var (path, query) = (http.Request.Path, http.Request.QueryString);
        (http.Request.Path, http.Request.QueryString) = (CatalogUrls.NotFound, QueryString.Empty);
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        try
        {
            await context.Next(http);
        }
        finally
        {
            // Whoever logs the request names what was asked for.
            (http.Request.Path, http.Request.QueryString) = (path, query);
        }
    }

    /// <summary>A page for people, problem details for programs.</summary>
    public static async Task AnswerAsync(HttpContext http, int status, string? detail)
    {
        http.Response.StatusCode = status;
        if (ErrorPage.IsFor(http.Request))
        {
            await ErrorPage.WriteAsync(http, status, detail);
            return;
        }
        await http.RequestServices.GetRequiredService<IProblemDetailsService>().WriteAsync(new ProblemDetailsContext { HttpContext = http, ProblemDetails = { Status = status, Detail = detail } });
    }

    /// <summary>What was asked for; whoever handles an exception finds it beside the exception.</summary>
    public static Endpoint? EndpointOf(HttpContext http) => http.GetEndpoint() ?? http.Features.Get<IExceptionHandlerFeature>()?.Endpoint;

    public static string TraceOf(HttpContext http) => Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;

    /// <summary>Every problem names its kind, and the trace under which the log has more.</summary>
    internal static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        var status = problem.Status ?? context.HttpContext.Response.StatusCode;
        if (problem.Type?.StartsWith(Problems.Base, StringComparison.Ordinal) != true) problem.Type = Problems.TypeOf(status);
        problem.Status ??= status;
        if (status == StatusCodes.Status400BadRequest && UnreadableParts.Of(context.HttpContext) is { Count: > 0 } parts)
        {
            problem.Extensions["errors"] = parts;
            problem.Detail = string.Join(' ', parts.Select(p => $"{p.Key}: {p.Value[0]}"));
        }
        problem.Title ??= ReasonPhrases.GetReasonPhrase(status);
        problem.Detail ??= Problems.SentenceOf(status);
        if (status == StatusCodes.Status413PayloadTooLarge && BodyLimits.Of(context.HttpContext) is { } limit) problem.Extensions.TryAdd("limit", limit);
        problem.Extensions["traceId"] = TraceOf(context.HttpContext);
        // The developer's view of an exception has its place in the log.
        problem.Extensions.Remove("exception");
    }
}
