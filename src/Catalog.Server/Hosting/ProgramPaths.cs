namespace Catalog.Server.Hosting;

/// <summary>Where programs ask, ours and Marquez's: they get statuses and JSON, never a sign-in page or a page of words.</summary>
internal static class ProgramPaths
{
    public static bool IsForPrograms(this HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments("/marquez/api", StringComparison.OrdinalIgnoreCase);
}
