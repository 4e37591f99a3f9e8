using System.CommandLine;
using System.Globalization;
using Catalog.Connectors.Files;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.Navigation;

namespace Catalog.Server.Verbs;

internal sealed class ImportVerb : ICatalogVerb
{
    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Files or folders of ODPS and ODCS documents (YAML or JSON), OpenLineage events (JSON, array, NDJSON) and Great Expectations results, all also .gz; an export of this portal; or an archive (zip, tar, tar.gz).",
    };

    public Command Define(VerbHost host)
    {
        var command = new Command("import", "Takes in data products, contracts, lineage and validation results. Ends with 0, with 1 when something was rejected (the rest is in), with 2 when nothing could be read.") { Paths };
        command.SetAction((line, ct) => host.RunAsync(RunAsync, line, ct));
        return command;
    }

    private static async Task<int> RunAsync(VerbRun run, CancellationToken ct)
    {
        var paths = run.Line.GetValue(Paths) ?? [];
        if (paths.Length == 0)
        {
            await run.Error.WriteLineAsync("Name what to import: one or more files or folders.");
            return 2;
        }
        await using var files = await OpenAsync(paths, ct);
        if (files.Files.Count == 0)
        {
            await run.Error.WriteLineAsync($"There is nothing to import in {string.Join(' ', paths)}: no yaml, yml, json or ndjson file (also .gz).");
            return 2;
        }
        var clock = run.Get<TimeProvider>();
        var progress = new ImportProgressLine(run.Error, clock, Console.IsErrorRedirected);
        var outcome = await run.Get<RunImport>().ExecuteAsync(new RunImport.Command(CatalogId.New<ImportRunId>(clock), files, progress), run.Actor, ct);
        await progress.EndAsync();
        if (!outcome.IsOk)
        {
            await run.Error.WriteLineAsync(outcome.Refusal.Sentence);
            return 2;
        }
        await ReportAsync(run, outcome.Value, ct);
        if (outcome.Value.State == ImportState.Cancelled) return 130;
        return outcome.Value.Rejected == 0 ? 0 : outcome.Value.Rejected == outcome.Value.Done ? 2 : 1;
    }

    /// <summary>One archive is unpacked; everything else is read where it lies.</summary>
    private static async Task<IImportFiles> OpenAsync(string[] paths, CancellationToken ct)
    {
        if (paths is not [var path] || !File.Exists(path) || !IsArchive(path)) return PathFiles.Of(paths);
        await using var archive = File.OpenRead(path);
        return await HandedIn.ReadAsync(archive, Path.GetFileName(path), ct);
    }

    private static bool IsArchive(string path) =>
        Array.Exists([".zip", ".tar", ".tgz", ".tar.gz"], ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static async Task ReportAsync(VerbRun run, ImportReport report, CancellationToken ct)
    {
        var (queries, reader) = (run.Get<IImportQueries>(), run.Actor with { Administrator = true });
        await ListAsync(run, queries, reader, report, ImportOutcome.Rejected, "Rejected", ct);
        await ListAsync(run, queries, reader, report, ImportOutcome.Conflict, "In conflict", ct);
        await ListAsync(run, queries, reader, report, ImportOutcome.Proposed, "Proposed, waiting for a decision", ct);
        await ListAsync(run, queries, reader, report, ImportOutcome.Skipped, "Skipped", ct);
        await run.Out.WriteLineAsync($"What each document brought, with its findings: {CatalogUrls.Import(report.RunId.Value)} in the portal");
        var seconds = report.Took.TotalSeconds;
        var rate = seconds > 0 ? report.Done / seconds : report.Done;
        await run.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"created {report.Created}, updated {report.Updated}, unchanged {report.Unchanged}, conflict {report.Conflicts}, proposed {report.Proposed}, skipped {report.Skipped}, rejected {report.Rejected}"));
        await run.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{report.Done} {(report.Done == 1 ? "document" : "documents")} in {seconds:0.0} s ({rate:0} documents/s)"));
    }

    private static async Task ListAsync(VerbRun run, IImportQueries queries, Actor actor, ImportReport report, ImportOutcome outcome, string title, CancellationToken ct)
    {
        var page = new PageRequest(null, PageRequest.MaxLimit);
        var first = true;
        while (true)
        {
            var items = await queries.ItemsAsync(report.RunId, [outcome], page, actor, ct);
            if (first && items.Items.Count > 0) await run.Out.WriteLineAsync($"{title}:");
            first = false;
            foreach (var item in items.Items)
            {
                await run.Out.WriteLineAsync($"  {item.File}:{Line(item)}: {item.Reason}");
                if (outcome != ImportOutcome.Rejected) continue;
                foreach (var finding in item.Findings.Where(f => f.Severity == FindingSeverity.Error && f.Sentence != item.Reason).Take(5))
                    await run.Out.WriteLineAsync($"    {finding.Path} (line {finding.Line ?? item.Line}): {finding.Sentence}");
            }
            if (items.Next is null) break;
            page = page with { After = items.Next };
        }
    }

    private static int Line(ImportItemRow item) => item.Outcome == ImportOutcome.Rejected && item.Findings is [{ Line: { } line }, ..] ? line : item.Line ?? 1;
}
