using Catalog.Server.Api;
using Catalog.Server.Auth;
using Catalog.Server.Background;
using Catalog.Server.Hosting;
using Catalog.Server.Verbs;

return await CommandLine.RunAsync(args, settings =>
{
    var builder = Portal.CreateBuilder(settings);
    builder.AddSettings();
    builder.AddStorage();
    builder.AddCapabilities();
    builder.AddIdentity();
    builder.AddErrors();
    builder.AddHealth();
    builder.AddTelemetry();
    builder.AddPages();
    builder.AddApi();
    builder.AddBackground();

    var app = builder.Build();
    app.UseErrors();
    app.UseSecurityHeaders();
    app.UseIdentity();
    app.MapHealth();
    app.MapTelemetry();
    app.MapIdentity();
    app.MapApi();
    app.MapPages();
    return app;
});

/// <summary>The process; public so that tests can host it.</summary>
public sealed partial class Program;
