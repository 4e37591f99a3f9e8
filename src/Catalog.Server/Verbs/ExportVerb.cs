using System.CommandLine;
using System.Text;
using Catalog.Core.Imports;

namespace Catalog.Server.Verbs;

internal sealed class ExportVerb : ICatalogVerb
{
    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly Argument<string> Folder = new("DIR") { Description = "An empty folder, or one that does not exist yet." };

    public Command Define(VerbHost host)
    {
        var command = new Command("export", "Writes everything as ODPS, ODCS, Markdown and NDJSON files, which import takes back.") { Folder };
        command.SetAction((line, ct) => host.RunAsync(RunAsync, line, ct));
        return command;
    }

    private static async Task<int> RunAsync(VerbRun run, CancellationToken ct)
    {
        var folder = Path.GetFullPath(run.Line.GetRequiredValue(Folder));
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            await run.Error.WriteLineAsync($"{folder} is not an empty folder. Name one that is empty or does not exist yet, so that nothing old is left in the export.");
            return 1;
        }
        Directory.CreateDirectory(folder);
        var outcome = await run.Get<ExportCatalog>().ExecuteAsync((path, text, token) => WriteAsync(folder, path, text, token), run.Actor, ct);
        if (!outcome.IsOk)
        {
            await run.Error.WriteLineAsync(outcome.Refusal.Sentence);
            return 1;
        }
        var report = outcome.Value;
        await run.Out.WriteLineAsync($"{report.Products} products, {report.Contracts} versions of contracts, {report.Pages} pages and {report.Records} records written to {folder}");
        return 0;
    }

    private static Task WriteAsync(string folder, string path, string text, CancellationToken ct)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return File.WriteAllTextAsync(file, text, Plain, ct);
    }
}
