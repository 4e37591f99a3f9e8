using System.CommandLine;
using Catalog.Server.Hosting;

namespace Catalog.Server.Verbs;

internal sealed class MigrateVerb : ICatalogVerb
{
    public Command Define(VerbHost host)
    {
        var command = new Command("migrate", "Applies the schema to the configured database.");
        command.SetAction((line, ct) => host.RunAsIsAsync(RunAsync, line, ct));
        return command;
    }

    private static async Task<int> RunAsync(VerbRun run, CancellationToken ct)
    {
        var applied = await run.Get<CatalogSchema>().ApplyAsync(ct);
        foreach (var name in applied) await run.Out.WriteLineAsync($"applied {name}");
        await run.Out.WriteLineAsync(applied.Count == 0 ? "The schema is up to date." : $"{applied.Count} applied, the schema is up to date.");
        return 0;
    }
}
