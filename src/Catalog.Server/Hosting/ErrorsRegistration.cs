using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;

namespace Catalog.Server.Hosting;

internal static class ErrorsRegistration
{
    public static void AddErrors(this WebApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = Complete);
        builder.Services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
    }

    public static void UseErrors(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }

    /// <summary>Every problem names its kind, and the trace under which the log has more.</summary>
    private static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        var status = problem.Status ?? context.HttpContext.Response.StatusCode;
        if (problem.Type?.StartsWith(Problems.Base, StringComparison.Ordinal) != true) problem.Type = Problems.TypeOf(status);
        problem.Detail ??= Problems.SentenceOf(status);
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.HttpContext.TraceIdentifier;
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null) problem.Extensions.Remove("exception");
    }
}
