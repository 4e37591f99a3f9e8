using Microsoft.AspNetCore.Mvc;

namespace Catalog.Server.Hosting;

/// <summary>Writes problems also for those who ask for something else than JSON: an answer that they did not ask for beats none.</summary>
internal sealed class ProblemWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        ErrorsRegistration.Complete(context);
        await context.HttpContext.Response.WriteAsJsonAsync<ProblemDetails>(context.ProblemDetails, options: null, contentType: "application/problem+json", context.HttpContext.RequestAborted);
    }
}
