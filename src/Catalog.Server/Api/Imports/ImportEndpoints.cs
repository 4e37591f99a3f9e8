using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Server.Api.Csv;
using Catalog.Server.Hosting;
using Microsoft.AspNetCore.Http.Features;

namespace Catalog.Server.Api.Imports;

/// <summary>An import: how far it is, what became of its documents.</summary>
/// <param name="State">running, finished, cancelled or failed.</param>
/// <param name="SecondsLeft">A guess while it runs.</param>
public sealed record ImportResponse(
    Guid Id, string Source, string StartedBy, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, ImportState State, int Total, int Done,
    int Created, int Updated, int Unchanged, int Conflict, int Proposed, int Skipped, int Rejected, double? SecondsLeft, ListResponse<ImportItemResponse>? Report);

/// <summary>A document of an import.</summary>
public sealed record ImportItemResponse(string File, int? Line, string? Kind, string? Subject, ImportOutcome Outcome, string? Reason, IReadOnlyList<Finding> Findings);

/// <summary>An import that was started.</summary>
public sealed record ImportStartedResponse(Guid Id);

internal static class ImportEndpoints
{
    private static readonly CsvColumn<ImportRunRow>[] RunColumns =
    [
        new("source", r => r.Source), new("started by", r => r.StartedBy), new("started", r => CsvRows.Text(r.StartedAt)), new("finished", r => CsvRows.Text(r.FinishedAt)), new("state", r => r.State.ToString().ToLowerInvariant()),
        new("total", r => CsvRows.Text(r.Total)), new("created", r => CsvRows.Text(r.Created)), new("updated", r => CsvRows.Text(r.Updated)), new("unchanged", r => CsvRows.Text(r.Unchanged)), new("conflict", r => CsvRows.Text(r.Conflicts)),
        new("proposed", r => CsvRows.Text(r.Proposed)), new("skipped", r => CsvRows.Text(r.Skipped)), new("rejected", r => CsvRows.Text(r.Rejected)),
    ];

    private static readonly CsvColumn<ImportItemRow>[] ItemColumns =
    [
        new("file", i => i.File), new("line", i => i.Line is { } line ? CsvRows.Text(line) : null), new("kind", i => i.Kind), new("subject", i => i.Subject), new("outcome", i => i.Outcome.ToString().ToLowerInvariant()), new("reason", i => i.Reason),
        new("findings", i => string.Join('\n', i.Findings.Select(f => $"{f.Path}{(f.Line is { } line ? $" line {line}" : "")}: {f.Sentence}"))),
    ];

    public static RouteGroupBuilder MapImports(this RouteGroupBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("Imports");
        imports.MapPost("", StartAsync).TakesDocuments().WithName("StartImport").WithSummary("Imports one file or an archive (zip, tar, tar.gz), in the background")
            .DisableAntiforgery().Produces<ImportStartedResponse>(202).ProducesProblem(403).ProducesProblem(409).ProducesProblem(413);
        imports.MapGet("", ListAsync).WithName("GetImports").WithSummary("Imports, newest first").WithDescription("as=csv answers all of them as CSV.").Produces<ListResponse<ImportResponse>>();
        imports.MapGet("/{id:guid}", GetAsync).WithName("GetImport").WithSummary("Progress and report of an import; ?outcome= narrows the report").WithDescription("as=csv answers the whole report as CSV.").Produces<ImportResponse>().ProducesProblem(404).ProducesProblem(422);
        imports.MapPost("/{id:guid}/cancel", CancelAsync).WithName("CancelImport").WithSummary("Stops an import; what came in stays").Produces(202).ProducesProblem(404).ProducesProblem(403);
        return api;
    }

    private static async Task<IResult> StartAsync(HttpContext http, string? name, IImportJobs jobs, LimitSettings limits, IActorSource actors, CancellationToken ct)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = limits.Document + 65_536;
        if (http.Request.ContentLength > limits.Document + 65_536) return DocumentBody.TooLarge(limits);
        var actor = await actors.ViaApiAsync(ct);
        Outcome<ImportRunId> outcome;
        // What curl calls a form unless told otherwise is the file itself.
        if (http.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
        {
            var form = await http.Request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = limits.Document }, ct);
            if (form.Files.Count != 1) return new Refusal.Invalid("file", "Send one file, or an archive of several.").ToProblem();
            await using var upload = form.Files[0].OpenReadStream();
            outcome = await jobs.StartAsync(upload, form.Files[0].FileName, actor, ct);
        }
        else
        {
            outcome = await jobs.StartAsync(http.Request.Body, name ?? "upload", actor, ct);
        }
        return outcome.IsOk ? Results.Accepted($"/api/v1/imports/{outcome.Value.Value}", new ImportStartedResponse(outcome.Value.Value)) : outcome.Refusal.ToProblem();
    }

    private static async Task<IResult> ListAsync(HttpRequest request, [AsParameters] PageQuery page, IImportQueries imports, IImportJobs jobs, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (CsvResult.Wanted(request)) return new CsvResult<ImportRunRow>("imports.csv", RunColumns, CsvRows.AllAsync((part, stop) => imports.RunsAsync(part, actor, stop), ct));
        return Results.Ok((await imports.RunsAsync(page.Request, actor, ct)).ToResponse(r => Response(r, jobs.ProgressOf(r.Id), null)));
    }

    private static async Task<IResult> GetAsync(HttpRequest request, Guid id, [AsParameters] PageQuery page, string? outcome, IImportQueries imports, IImportJobs jobs, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        var runId = new ImportRunId(id);
        if (await imports.RunAsync(runId, actor, ct) is not { } run) return new Refusal.NotFound("There is no such import.").ToProblem();
        IReadOnlyCollection<ImportOutcome> only = [];
        if (outcome is not null)
        {
            if (!Enum.TryParse<ImportOutcome>(outcome, ignoreCase: true, out var wanted)) return new Refusal.Invalid("outcome", $"One of {string.Join(", ", Enum.GetNames<ImportOutcome>()).ToLowerInvariant()}.").ToProblem();
            only = [wanted];
        }
        if (CsvResult.Wanted(request)) return new CsvResult<ImportItemRow>("import-report.csv", ItemColumns, CsvRows.AllAsync((part, stop) => imports.ItemsAsync(runId, only, part, actor, stop), ct));
        var items = await imports.ItemsAsync(runId, only, page.Request, actor, ct);
        return Results.Ok(Response(run, jobs.ProgressOf(runId), items.ToResponse(i => new ImportItemResponse(i.File, i.Line, i.Kind, i.Subject, i.Outcome, i.Reason, i.Findings))));
    }

    private static async Task<IResult> CancelAsync(Guid id, IImportJobs jobs, IActorSource actors, CancellationToken ct) =>
        jobs.Cancel(new ImportRunId(id), await actors.ViaApiAsync(ct)) ? Results.Accepted() : new Refusal.NotFound("There is no such import that runs here.").ToProblem();

    private static ImportResponse Response(ImportRunRow r, ImportProgress? now, ListResponse<ImportItemResponse>? report) => new(
        r.Id.Value, r.Source, r.StartedBy, r.StartedAt, r.FinishedAt, r.State, r.Total, r.Done, r.Created, r.Updated, r.Unchanged, r.Conflicts, r.Proposed, r.Skipped, r.Rejected,
        r.State == ImportState.Running ? now?.Left?.TotalSeconds : null, report);
}
