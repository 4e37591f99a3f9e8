using System.CommandLine;
using System.Globalization;

namespace Catalog.Server.Verbs;

internal sealed class BackupVerb : ICatalogVerb
{
    private static readonly Argument<string> Archive = new("FILE") { Description = "The archive to write; one of that name is replaced when the new one is complete." };

    public Command Define(VerbHost host)
    {
        var command = new Command("backup", "Copies the embedded database into an archive, consistent, also while the portal runs.") { Archive };
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
        var written = await backup.WriteAsync(path, ct);
        if (!written.IsOk)
        {
            await run.Error.WriteLineAsync(written.Refusal.Sentence);
            return 1;
        }
        await run.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{path}: {written.Value.Size / 1048576.0:0.0} MB of database, sha256 {written.Value.Sha256}"));
        return 0;
    }
}
