namespace Catalog.Server.Hosting;

internal static class Portal
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>A builder whose content root is the application's own directory, wherever the command was typed.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        // Without this the assets of a build (as opposed to a publish) are missing outside Development.
        builder.WebHost.UseStaticWebAssets();
        // What keeps it from starting is said once, on the error output; a background service that fails is critical.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level is >= LogLevel.Information and not LogLevel.Error);
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(DefaultUrl);
        return builder;
    }
}
