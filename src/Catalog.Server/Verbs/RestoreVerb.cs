using System.CommandLine;
using System.Globalization;

namespace Catalog.Server.Verbs;

internal sealed class RestoreVerb : ICatalogVerb
{
    private static readonly Argument<string> Archive = new("FILE") { Description = "An archive that the verb backup has written." };

    public Command Define(VerbHost host)
    {
        var command = new Command("restore", "Replaces everything in the embedded database by an archive. A running portal goes on with it: until the moment of the exchange it has the old catalog, from then on the one of the archive.") { Archive };
        command.SetAction((line, ct) => host.RunAsIsAsync(RunAsync, line, ct));
        return command;
    }

    private static async Task<int> RunAsync(VerbRun run, CancellationToken ct)
    {
        if (run.Backup() is not { } backup)
        {
            await run.Error.WriteLineAsync(run.Instead());
            return 1;
        }
        var path = Path.GetFullPath(run.Line.GetRequiredValue(Archive));
        var restored = await backup.RestoreAsync(path, ct);
        if (!restored.IsOk)
        {
            await run.Error.WriteLineAsync(restored.Refusal.Sentence);
            return 1;
        }
        await run.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Restored the catalog of {restored.Value.MadeAt:yyyy-MM-dd HH:mm:ss} UTC from {path}."));
        return 0;
    }
}
