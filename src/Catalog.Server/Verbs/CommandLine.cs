using System.CommandLine;
using System.Data.Common;
using Catalog.Server.Hosting;
using Microsoft.AspNetCore.Connections;

namespace Catalog.Server.Verbs;

/// <summary>What was typed: settings (<c>--urls …</c>, <c>--Catalog:…</c>), and perhaps a verb. Without a verb the portal runs.</summary>
internal static class CommandLine
{
    private static readonly HashSet<string> HostSettings = new(["urls", "environment", "contentRoot", "applicationName", "http_ports", "https_ports"], StringComparer.OrdinalIgnoreCase);

    public static async Task<int> RunAsync(string[] args, Func<string[], WebApplication> build)
    {
        var (settings, words) = Split(args);
        try
        {
            if (words.Length == 0)
            {
                await using var app = build(settings);
                app.Services.GetRequiredService<StorageSettings>().MakeDirectory();
                await StartAsync(app);
                await app.WaitForShutdownAsync();
                return 0;
            }
            // What a verb answers is alone on its output; what fails is said once, below.
            var quiet = new[]
            {
                "--Logging:Console:LogToStandardErrorThreshold=Trace", "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning",
                "--Logging:LogLevel:Microsoft.EntityFrameworkCore=None",
            };
            var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
            return await Define(new VerbHost(() => build([.. quiet, .. settings]))).Parse(words).InvokeAsync(invocation);
        }
        catch (SettingException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{taken.Message.TrimEnd('.')}. Another process listens there: stop it, or name another address with --urls.");
            return 1;
        }
        catch (Exception failure) when (words.Length > 0 && OfDatabase(failure) is { } database)
        {
            await Console.Error.WriteLineAsync($"The database cannot be used: {database.Message.ReplaceLineEndings(" ")}");
            return 1;
        }
        catch (OperationCanceledException) when (words.Length > 0)
        {
            await Console.Error.WriteLineAsync("Cancelled.");
            return 130;
        }
    }

    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            // What has begun already ends in order, and need not fail for what is taken from under it.
            await app.StopAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private static DbException? OfDatabase(Exception? failure) => failure as DbException ?? (failure is null ? null : OfDatabase(failure.InnerException));

    /// <summary>The root command with every verb of this assembly.</summary>
    internal static RootCommand Define(VerbHost host)
    {
        var root = new RootCommand("Catalog, a portal for a data mesh. Without a verb it runs the portal; settings are given as --urls ADDRESS or --Catalog:Section:Key VALUE.");
        foreach (var type in typeof(ICatalogVerb).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(ICatalogVerb))).OrderBy(t => t.Name, StringComparer.Ordinal))
            root.Add(((ICatalogVerb)Activator.CreateInstance(type)!).Define(host));
        return root;
    }

    /// <summary>Parts settings from words: settings have a colon in their name, or a name that the host knows, or an equals sign before any verb.</summary>
    internal static (string[] Settings, string[] Words) Split(string[] args)
    {
        var settings = new List<string>();
        var words = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i].StartsWith("--", StringComparison.Ordinal) ? args[i][2..].Split('=')[0] : null;
            var complete = args[i].Contains('=', StringComparison.Ordinal);
            if (name is null || !(name.Contains(':', StringComparison.Ordinal) || HostSettings.Contains(name) || (complete && words.Count == 0)))
            {
                words.Add(args[i]);
                continue;
            }
            settings.Add(args[i]);
            if (!complete && i + 1 < args.Length) settings.Add(args[++i]);
        }
        return ([.. settings], [.. words]);
    }
}
