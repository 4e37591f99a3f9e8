using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.Imports.Records;
using Catalog.Core.Lineage;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Microsoft.Extensions.Logging;

namespace Catalog.Core.Imports;

/// <summary>
/// Stores documents of one kind in one transaction, together with their lines of the report. When anything is wrong with
/// one of them, each is stored by itself, so that a bad document costs only itself.
/// </summary>
internal sealed partial class ImportBatch(ICatalogWorkFactory works, ILineageLog log, IImportFiles files, IDocumentReader reader, ImportRunId runId, Actor actor, TimeProvider clock, ILogger logger)
{
    private const string ResultKind = "Great Expectations";

    /// <summary>What a failure says is for the log: it would tell its reader of tables, and nothing to do.</summary>
    private const string NotStoredWords = "It could not be stored. Import it again; if it is rejected again, the log of the portal says why, under this file and the id of this import.";

    private static readonly Finding NotFollowed = new(FindingSeverity.Warning, "ports-behind", "$", null,
        "Products that carry it were being changed all the while, so the datasets behind their ports are still those of before. Bring in the contract's next version, or save one of these products, and they follow.");

    private readonly Dictionary<string, DataProductKey> keys = [];
    private readonly Dictionary<(string File, int Line), RecordText> places = [];
    private readonly List<ReadDocument> waiting = [];
    private IReadOnlyList<ReadDocument> delayed = [];
    private MeshNames? names;
    private int position;

    /// <summary>Records that name what is not there (yet); the last call of all gives them back and notes them as they are.</summary>
    public IReadOnlyList<ReadDocument> TakeWaiting()
    {
        IReadOnlyList<ReadDocument> those = [.. waiting];
        waiting.Clear();
        Last = true;
        return those;
    }

    /// <summary>The records of the last call that wait; another of the same call may have been what they lacked.</summary>
    public IReadOnlyList<ReadDocument> TakeDelayed()
    {
        var those = delayed;
        waiting.RemoveAll(those.Contains);
        delayed = [];
        return those;
    }

    private bool Last { get; set; }

    /// <summary>Stores products (each id once), contracts, records of one kind, or what needs no storing but its line.</summary>
    public async Task<IReadOnlyList<DocumentResult>> StoreAsync(IReadOnlyList<ReadDocument> documents, int total, CancellationToken ct)
    {
        try
        {
            if (await TryAsync(documents, total, ct) is { } results) return results;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // One of them is bad: found below.
            names = null;
        }
        names = null;
        var each = new List<DocumentResult>(documents.Count);
        foreach (var document in documents)
            if (await StoreOneAsync(document, total, ct) is { } result) each.Add(result);
        return each;
    }

    private async Task<DocumentResult?> StoreOneAsync(ReadDocument document, int total, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                names = null;
                if (await TryAsync([document], total, ct) is { } result) return result.Count == 0 ? null : result[0];
                if (attempt == 3) return await RejectAsync(document, "Somebody else changed the same at the same time. Import it again.", total, ct);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // If it is the database that is gone, writing the line fails too, and ends the import.
                NotStored(logger, failure, document.File.Path, runId.Value);
                return await RejectAsync(document, NotStoredWords, total, ct);
            }
        }
    }

    private async Task<DocumentResult> RejectAsync(ReadDocument document, string reason, int total, CancellationToken ct)
    {
        await using var work = works.Open();
        var result = DocumentResult.Rejected(null, null, reason, document.Document.Findings);
        await NoteAsync(work, [document], [result], total, ct);
        await work.SaveAsync(ct);
        position++;
        return result;
    }

    private async Task<IReadOnlyList<DocumentResult>?> TryAsync(IReadOnlyList<ReadDocument> documents, int total, CancellationToken ct)
    {
        await using var work = works.Open();
        var contracts = new ContractIntake(work, actor, clock);
        IReadOnlyList<DocumentResult> results;
        IReadOnlyList<ReadDocument> waits = [];
        switch (documents[0].Document)
        {
            case SourceDocument.Product:
                var intake = new ProductIntake(work, names ??= await work.MeshNamesAsync(ct), actor, clock);
                results = await intake.TakeAsync([.. documents.Select(d => Arrival(d))], ct);
                break;
            case SourceDocument.Contract:
                results = await TakeContractsAsync(work, contracts, documents, ct);
                break;
            case SourceDocument.CatalogRecord:
                (documents, results, var later) = await TakeRecordsAsync(work, documents, ct);
                waits = later;
                names = null;
                break;
            case SourceDocument.LineageEvent:
                results = await new EventIntake(log, actor, clock).TakeAsync([.. documents.Select(d => (SourceDocument.LineageEvent)d.Document)], ct);
                break;
            case SourceDocument.Result:
                (documents, results, waits) = await TakeResultsAsync(work, documents, ct);
                break;
            default:
                results = [.. documents.Select(d => Listed(d.Document))];
                break;
        }
        await NoteAsync(work, documents, results, total, ct);
        if (await work.SaveAsync(ct) is not null) return null;
        waiting.AddRange(waits);
        delayed = waits;
        var first = position;
        foreach (var read in documents.Where(d => d.Document is SourceDocument.Result)) places.Remove((read.File.Path, read.Document.Line));
        position += documents.Count;
        if (contracts.Changed.Count > 0 && !await FollowAsync(contracts.Changed, ct)) await NoteAsync(first, NotFollowed, ct);
        return results;
    }

    private ProductArrival Arrival(ReadDocument read)
    {
        var product = (SourceDocument.Product)read.Document;
        return new ProductArrival(product, read.File.Source, Wanted: keys.TryGetValue(product.Id, out var key) ? key : null);
    }

    private async Task<(IReadOnlyList<ReadDocument> Taken, IReadOnlyList<DocumentResult> Results, IReadOnlyList<ReadDocument> Waits)> TakeRecordsAsync(
        ICatalogWork work, IReadOnlyList<ReadDocument> documents, CancellationToken ct)
    {
        var intake = new RecordIntake(work, files, reader, actor, clock) { Keys = keys, Results = places, Last = Last };
        var (taken, results, waits) = (new List<ReadDocument>(), new List<DocumentResult>(), new List<ReadDocument>());
        foreach (var read in documents)
        {
            var (result, lacks) = await intake.TakeAsync(read.File, (SourceDocument.CatalogRecord)read.Document, ct);
            if (lacks && !Last)
            {
                waits.Add(read);
                continue;
            }
            taken.Add(read);
            results.Add(result);
        }
        return (taken, results, waits);
    }

    private async Task<IReadOnlyList<DocumentResult>> TakeContractsAsync(ICatalogWork work, ContractIntake intake, IReadOnlyList<ReadDocument> documents, CancellationToken ct)
    {
        var allowed = new HashSet<int>(Enumerable.Range(0, documents.Count));
        var refused = new Dictionary<int, DocumentResult>();
        if (!actor.Administrator)
        {
            var carriers = (await work.CarriersAsync([.. documents.Select(d => ((SourceDocument.Contract)d.Document).Id).Distinct()], ct)).ToLookup(c => c.ContractId, c => c.Facts);
            for (var i = 0; i < documents.Count; i++)
            {
                var contract = (SourceDocument.Contract)documents[i].Document;
                if (Access.Authorisation.DecideContract(actor, [.. carriers[contract.Id.ToLowerInvariant()]]) is not { Allowed: false } no) continue;
                allowed.Remove(i);
                refused[i] = DocumentResult.Rejected("ODCS", contract.Id, no.Why, contract.Findings);
            }
        }
        var taken = new Queue<DocumentResult>(await intake.TakeAsync(
            [.. documents.Where((_, i) => allowed.Contains(i)).Select(d => ((SourceDocument.Contract)d.Document, d.File.Source))], ct));
        return [.. documents.Select((_, i) => refused.TryGetValue(i, out var no) ? no : taken.Dequeue())];
    }

    /// <summary>Those that an export says more of come back as they stood; the others are news.</summary>
    private async Task<(IReadOnlyList<ReadDocument> Taken, IReadOnlyList<DocumentResult> Results, IReadOnlyList<ReadDocument> Waits)> TakeResultsAsync(ICatalogWork work, IReadOnlyList<ReadDocument> documents, CancellationToken ct)
    {
        var (news, restored) = (new List<ReadDocument>(), new List<(ReadDocument Document, RecordText Record)>());
        foreach (var read in documents)
        {
            if (places.TryGetValue((read.File.Path, read.Document.Line), out var record) && record["of"] == Convert.ToHexString(Suite(read).ContentHash)) restored.Add((read, record));
            else news.Add(read);
        }
        var back = await new RestoredResults(work, actor, clock).TakeAsync([.. restored.Select(r => (r.Record, RestoredResults.Read(r.Record, Suite(r.Document))))], ct);
        var (taken, results, waits) = (new List<ReadDocument>(), new List<DocumentResult>(), new List<ReadDocument>());
        foreach (var ((read, _), became) in restored.Zip(back))
        {
            if (became.Lacks is not null && !Last)
            {
                waits.Add(read);
                continue;
            }
            taken.Add(read);
            results.Add(became.Lacks is { } lacks
                ? DocumentResult.Rejected(ResultKind, Suite(read).Suite, $"It names {lacks}, which is not here.", read.Document.Findings)
                : new DocumentResult(became.IsNew ? ImportOutcome.Created : ImportOutcome.Unchanged, ResultKind, NameOf(Suite(read)), null, read.Document.Findings));
        }
        if (news.Count > 0)
        {
            taken.AddRange(news);
            results.AddRange(await TakeNewsAsync(work, [.. news.Select(Suite)], ct));
        }
        return (taken, results, waits);
    }

    private static SuiteResult Suite(ReadDocument read) => ((SourceDocument.Result)read.Document).Suite;

    private static string NameOf(SuiteResult suite) => $"{suite.Suite ?? "no suite"} on {suite.Asset ?? "no asset"}";

    private async Task<IReadOnlyList<DocumentResult>> TakeNewsAsync(ICatalogWork work, IReadOnlyList<SuiteResult> suites, CancellationToken ct)
    {
        var intake = new ResultIntake(work, actor, clock);
        var refused = new Dictionary<int, DocumentResult>();
        for (var i = 0; i < suites.Count; i++)
            if (await intake.Matching.FindAsync(suites[i].DataSource, suites[i].Asset, suites[i].Suite, ct) is { Sending: { Allowed: false } no }) refused[i] = DocumentResult.Rejected(ResultKind, NameOf(suites[i]), no.Why, suites[i].Findings);
        var taken = new Queue<TakenResult>(await intake.TakeAsync([.. suites.Where((_, i) => !refused.ContainsKey(i))], null, ct));
        return [.. suites.Select((_, i) => refused.TryGetValue(i, out var no) ? no : Line(taken.Dequeue()))];

        static DocumentResult Line(TakenResult taken) => new(
            taken.Unchanged ? ImportOutcome.Unchanged : ImportOutcome.Created, ResultKind, NameOf(taken.Read),
            taken is { Waits: true, Unchanged: false } ? "It matches no output port and waits in the inbox." : null, taken.Read.Findings);
    }

    private async Task<bool> FollowAsync(IReadOnlyCollection<string> contractIds, CancellationToken ct) => await new FollowContracts(works, clock).FollowAsync(contractIds, actor, ct) is null;

    /// <summary>Says it in the lines of those that were stored last.</summary>
    private async Task NoteAsync(int from, Finding finding, CancellationToken ct)
    {
        await using var work = works.Open();
        foreach (var item in await work.ImportItemsAsync(runId, from, ct)) item.Note(finding);
        await work.SaveAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{File} of the import {Import} could not be stored")]
    private static partial void NotStored(ILogger logger, Exception failure, string file, Guid import);

    private static DocumentResult Listed(SourceDocument document) => document switch
    {
        SourceDocument.Skipped skipped => new DocumentResult(ImportOutcome.Skipped, null, null, skipped.Reason, document.Findings),
        _ => DocumentResult.Rejected(null, null, document.Findings.Count > 0 ? document.Findings[0].Sentence : "It cannot be read.", document.Findings),
    };

    private async Task NoteAsync(ICatalogWork work, IReadOnlyList<ReadDocument> documents, IReadOnlyList<DocumentResult> results, int total, CancellationToken ct)
    {
        var run = await work.ImportRunAsync(runId, ct) ?? throw new InvalidOperationException("The import that is running was deleted.");
        run.Expect(total);
        for (var i = 0; i < documents.Count; i++)
        {
            var result = results[i];
            run.Count(result.Outcome);
            work.Add(new ImportItem(
                CatalogId.New<ImportItemId>(clock), runId, position + i, documents[i].File.Path, documents[i].Document.Line, Cut(result.Kind, 400), Cut(result.Subject, 4000), result.Outcome,
                Cut(result.Reason, 4000), result.Findings));
        }
    }

    private static string? Cut(string? text, int length) => text is null || text.Length <= length ? text : text[..length];
}
