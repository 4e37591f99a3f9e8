var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
await app.RunAsync();

/// <summary>The process; public so that tests can host it.</summary>
public sealed partial class Program;
