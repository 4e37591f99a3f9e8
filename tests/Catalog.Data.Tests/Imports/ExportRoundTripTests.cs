using System.Text;
using System.Text.Json;
using Catalog.Connectors.OpenDataContract;
using Catalog.Connectors.OpenLineage;
using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;
using Catalog.Core.Imports;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Review;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Data.Lineage;
using Catalog.TestKit.Builders;
using Catalog.TestKit.Databases;
using Catalog.TestKit.Lineage;
using Catalog.TestKit.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.Data.Tests.Imports;

/// <summary>What was measured, judged, decided and drawn leaves the portal and comes back: safe to leave, and safe to come back.</summary>
public abstract class ExportRoundTripTests(Func<DatabaseFixture> database)
{
    private static readonly Actor Admin = Actor.Verb("test");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gates_answer_the_same_and_the_graph_is_the_same_in_another_catalog()
    {
        var clock = new FixedClock();
        await using var first = await Place.OpenAsync(database(), clock);
        await LiveAsync(first.Node, clock);
        var once = await ExportAsync(first.Node);

        await using var second = await Place.OpenAsync(database(), clock);
        var back = await ImportAsync(second.Node, Files(once));
        Assert.Equal((0, 0, 0), (back.Rejected, back.Conflicts, back.Skipped));
        var twice = await ExportAsync(second.Node);
        Assert.Equal(Lasting(once), Lasting(twice));

        await ProjectAsync(second.Node);
        await SettleAsync(second.Node);
        Assert.Equal(await GatesAsync(first.Node), await GatesAsync(second.Node));
        Assert.Equal(await GraphAsync(first.Node), await GraphAsync(second.Node));
        Assert.Equal(Lasting(once), Lasting(await ExportAsync(second.Node)));

        var again = await ImportAsync(second.Node, Files(once));
        Assert.Equal((0, 0, 0, 0), (again.Created, again.Updated, again.Conflicts, again.Rejected));
    }

    [Fact]
    public async Task Each_kind_stands_in_its_own_file_and_format()
    {
        var clock = new FixedClock();
        await using var first = await Place.OpenAsync(database(), clock);
        await LiveAsync(first.Node, clock);

        var files = await ExportAsync(first.Node);

        foreach (var kind in new[] { "MatchRule", "ValidityPolicy", "ValidityOverride", "SavedSearch", "SynonymSet" }) Assert.Contains($"\"catalog/{kind}\"", files["catalog.ndjson"], StringComparison.Ordinal);
        foreach (var kind in new[] { "ValidityEntry", "Incident", "Standing" }) Assert.Contains($"\"catalog/{kind}\"", files["states/00001.ndjson"], StringComparison.Ordinal);
        foreach (var kind in new[] { "LineageEdge", "LineageNote" }) Assert.Contains($"\"catalog/{kind}\"", files["edges/00001.ndjson"], StringComparison.Ordinal);
        Assert.All(files["lineage/00001.ndjson"].TrimEnd().Split('\n'), line => Assert.NotNull(new OpenLineageReader().Read(Encoding.UTF8.GetBytes(line)).Event));
        var results = files["results/00001.ndjson"].TrimEnd().Split('\n');
        Assert.Equal(results.Count(l => l.Contains("catalog/ValidationResult", StringComparison.Ordinal)), results.Count(l => l.Contains("expectation_suite_name", StringComparison.Ordinal) && !l.Contains("catalog/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Edges_that_no_kept_event_teaches_come_back_too()
    {
        var clock = new FixedClock();
        await using var first = await Place.OpenAsync(database(), clock);
        await LiveAsync(first.Node, clock);
        await using (var log = await first.Node.Contexts.OpenLogAsync(Ct)) await log.LineageLog.ExecuteDeleteAsync(Ct);

        await using var second = await Place.OpenAsync(database(), clock);
        await ImportAsync(second.Node, Files(await ExportAsync(first.Node)));

        Assert.Equal(await EdgesAsync(first.Node), await EdgesAsync(second.Node));
    }

    private static readonly DataProductKey Orders = new("sales", "orders");
    private static readonly DataProductKey Stock = new("sales", "stock");
    private static readonly DataProductKey Report = new("sales", "report");

    private static async Task LiveAsync(CatalogNode node, FixedClock clock)
    {
        await using (var work = node.Works.Open())
        {
            var ana = A.Person("Ana Ruiz");
            work.Add(ana);
            var kept = new SavedSearch(CatalogId.New<SavedSearchId>(clock), ana.Id, "Late orders", "late orders", SearchFilter.None.Toggle("domain", "sales"), [], clock.GetUtcNow());
            work.Add(kept);
            var words = new SynonymSet(CatalogId.New<SynonymSetId>(clock), "order");
            words.Mean(["order", "purchase"]);
            work.Add(words);
            Assert.Null(await work.SaveAsync(Ct));
        }
        var report = await ImportAsync(node, new TextFiles(
            ("products/orders.yaml", Product("orders", "outputPorts:\n  - name: lake\n    version: 1.0.0\n    contractId: orders\n    customProperties:\n      - property: catalog.datasets\n        value:\n          - {namespace: lake, name: orders}")),
            ("products/stock.yaml", Product("stock", "outputPorts:\n  - name: sql\n    version: 1.0.0")),
            ("products/report.yaml", Product("report", "inputPorts:\n  - name: orders\n    version: 1.0.0\n    contractId: orders\noutputPorts:\n  - name: out\n    version: 1.0.0"))));
        Assert.Equal(3, report.Created);
        await SendAsync(node, Event("load", clock.GetUtcNow(), ["raw"], ["orders"]), Event("copy", clock.GetUtcNow().AddSeconds(1), ["orders"], ["archive", "mirror"]));
        await ProjectAsync(node);

        await ResultAsync(node, clock, Orders, 10);
        await ResultAsync(node, clock, Report, 0, "report");
        clock.Advance(TimeSpan.FromHours(1));
        Ok(await node.Get<SetValidityPolicy>().ExecuteAsync(new SetPolicyCommand(Orders, "lake", null, new PolicyValues { Limit = 100, Critical = ["id"] }, "Stricter", "Finance"), Admin, Ct));
        Ok(await node.Get<SetValidityPolicy>().ExecuteAsync(new SetPolicyCommand(null, null, "sales", new PolicyValues { Verdicts = new Dictionary<ValidityState, Verdict> { [ValidityState.Suspect] = Verdict.Block } }, "Careful", null), Admin, Ct));
        await ResultAsync(node, clock, Orders, 250);
        await ResultAsync(node, clock, Stock, 5000);
        Ok(await node.Get<OverrideValidity>().ExecuteAsync(new OverrideCommand(Stock, ValidityState.Valid, "Being repaired", clock.GetUtcNow().AddDays(2)), Admin, Ct));
        await ResultAsync(node, clock, null, 1, "elsewhere");
        var waiting = await ResultAsync(node, clock, null, 2, "shelf");
        Ok(await node.Get<MatchResult>().ExecuteAsync(new MatchDecision(waiting, Stock, "sql"), Admin, Ct));
        await SettleAsync(node);
        await using (var db = await node.Contexts.CreateDbContextAsync(Ct))
        {
            var incident = await db.Incidents.Where(i => i.ProductId == db.DataProducts.Single(p => p.Key == "sales/orders").Id).Select(i => i.Id).SingleAsync(Ct);
            Ok(await node.Get<WriteIncident>().ExecuteAsync(new WriteIncidentCommand(incident, IncidentStep.Note, "The source sent test orders"), Admin, Ct));
        }
        clock.Advance(TimeSpan.FromMinutes(1));
        var (orders, archive, raw) = (new EndName(false, "lake", "orders"), new EndName(false, "lake", "archive"), new EndName(false, "lake", "raw"));
        var rejected = LineageEdge.IdOf(EdgeKind.DatasetToJob, orders.Number, new EndName(true, "jobs", "copy").Number);
        Ok(await node.Get<ReviewEdges>().ExecuteAsync(new ReviewEdgesCommand([rejected], EdgeDeed.Reject, "It reads another table"), Admin, Ct));
        Ok(await node.Get<ProposeEdge>().ExecuteAsync(new ProposeEdgeCommand(raw, archive, "Copied by hand"), Admin, Ct));
        Ok(await node.Get<WriteLineageNote>().ExecuteAsync(new WriteLineageNoteCommand(NoteSubject.OfDataset("lake", "raw"), "Arrives at six"), Admin, Ct));
        await SettleAsync(node);
        var gates = await GatesAsync(node);
        Assert.Contains(gates, g => g.StartsWith("sales/orders Invalid Block", StringComparison.Ordinal));
        Assert.Contains(gates, g => g.StartsWith("sales/report Suspect Block", StringComparison.Ordinal));
        Assert.Contains(gates, g => g.StartsWith("sales/stock Valid", StringComparison.Ordinal));
    }

    private static string Product(string name, string ports) => $"apiVersion: v1.0.0\nkind: DataProduct\nid: {name}\nname: {name}\nstatus: active\ndomain: sales\n{ports}\n";

    private static string Event(string job, DateTimeOffset at, string[] inputs, string[] outputs) => $$"""
        {
          "eventType": "COMPLETE", "eventTime": "{{at:O}}",
          "run": {"runId": "{{new Guid(KeyHash.Exact(job).AsSpan(0, 16))}}"},
          "job": {"namespace": "jobs", "name": "{{job}}"},
          "inputs": [{{string.Join(", ", inputs.Select(Dataset))}}],
          "outputs": [{{string.Join(", ", outputs.Select(Dataset))}}],
          "producer": "https://example.org/test", "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
        }
        """;

    private static string Dataset(string name) => $$"""{"namespace": "lake", "name": "{{name}}", "facets": {"schema": {"_producer": "https://example.org/test", "_schemaURL": "https://openlineage.io/spec/facets/1-1-1/SchemaDatasetFacet.json", "fields": [{"name": "id", "type": "int"}]} } }""";

    private static async Task<ValidationResultId> ResultAsync(CatalogNode node, FixedClock clock, DataProductKey? product, int lost, string asset = "orders")
    {
        var text = $$$"""
            {
              "success": false,
              "meta": {"expectation_suite_name": "nightly", "run_id": {"run_name": "night", "run_time": "{{{clock.GetUtcNow():O}}}"},
                       "active_batch_definition": {"datasource_name": "lake", "data_asset_name": "{{{asset}}}"}, "catalog": {"records": {"in": 10000, "out": {{{10000 - lost}}} } } },
              "statistics": {"evaluated_expectations": 2, "successful_expectations": 1, "unsuccessful_expectations": 1},
              "results": [
                {"success": true, "expectation_config": {"expectation_type": "expect_column_to_exist", "kwargs": {"column": "id"}}, "result": {}},
                {"success": false, "expectation_config": {"expectation_type": "expect_column_mean_to_be_between", "kwargs": {"column": "price", "max_value": 10}}, "result": {"observed_value": NaN}}
              ]
            }
            """;
        var suite = Assert.IsType<SourceDocument.Result>(Assert.Single(node.Get<IDocumentReader>().Read(text, "result.json"))).Suite;
        var sent = Ok(await node.Get<RecordValidationResults>().ExecuteAsync(new ResultsSent([suite], product), Admin, Ct));
        clock.Advance(TimeSpan.FromSeconds(1));
        return sent[0].Id;
    }

    private static async Task SendAsync(CatalogNode node, params string[] events)
    {
        var reader = node.Get<ILineageReader>();
        Ok(await node.Get<TakeLineage>().ExecuteAsync([.. events.Select(e => reader.Read(Encoding.UTF8.GetBytes(e)))], Admin, Ct));
    }

    private static async Task ProjectAsync(CatalogNode node)
    {
        while (await node.Get<LineageProjector>().ProjectAsync(Ct) > 0)
        {
            // Until nothing waits.
        }
        await node.DrainAsync();
    }

    private static async Task SettleAsync(CatalogNode node)
    {
        await node.DrainAsync();
        await node.Get<ValidityMesh>().RefreshAllAsync(Ct);
        while (Ok(await node.Get<SettleValidity>().ExecuteAsync(new SettleCommand(), Actor.System, Ct)) > 0)
        {
            // Until nothing follows any more.
        }
        await node.DrainAsync();
    }

    private static async Task<List<string>> GatesAsync(CatalogNode node)
    {
        var mesh = node.Get<ValidityMesh>();
        await mesh.RefreshAllAsync(Ct);
        return [.. mesh.All.Select(s => $"{s.Known.Key} {s.State} {s.Verdict} {s.Since:O} {s.ValidUntil:O} {JsonSerializer.Serialize(s.Known.Reasons)} {s.UpstreamCount}").Order(StringComparer.Ordinal)];
    }

    private static async Task<List<string>> GraphAsync(CatalogNode node)
    {
        await using var db = await node.Contexts.CreateDbContextAsync(Ct);
        return [.. (await LineageDump.OfAsync(db, Ct)).Order(StringComparer.Ordinal)];
    }

    private static async Task<List<string>> EdgesAsync(CatalogNode node)
    {
        await using var db = await node.Contexts.CreateDbContextAsync(Ct);
        return [.. (await db.LineageEdges.AsNoTracking().ToListAsync(Ct)).Select(e => $"{e.Kind} {e.From} {e.To} {e.Origins} {e.Review} {e.FirstSeenAt:O} {e.LastSeenAt:O}").Order(StringComparer.Ordinal)];
    }

    /// <summary>The files one after the other, what the import itself added to the trail aside.</summary>
    private static List<string> Lasting(SortedDictionary<string, string> export) =>
        [.. export.SelectMany(f => f.Value.Split('\n')).Where(l => !l.Contains("catalog/Activity", StringComparison.Ordinal))];

    private static TextFiles Files(SortedDictionary<string, string> export) => new([.. export.Select(f => (f.Key, f.Value))]);

    private static T Ok<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.IsOk, outcome.Refusal?.Sentence);
        return outcome.Value;
    }

    private static async Task<ImportReport> ImportAsync(CatalogNode node, IImportFiles files)
    {
        var id = CatalogId.New<ImportRunId>(node.Get<TimeProvider>());
        var report = Ok(await node.Get<RunImport>().ExecuteAsync(new RunImport.Command(id, files), Actor.Verb("import"), Ct));
        await using var db = await node.Contexts.CreateDbContextAsync(Ct);
        var wrong = await db.ImportItems.Where(i => i.RunId == id && i.Outcome == ImportOutcome.Rejected).Select(i => $"{i.File}: {i.Subject} {i.Reason}").ToListAsync(Ct);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        return report;
    }

    private static async Task<SortedDictionary<string, string>> ExportAsync(CatalogNode node)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Ok(await node.Get<ExportCatalog>().ExecuteAsync(
            (path, text, _) =>
            {
                files.Add(path, text);
                return Task.CompletedTask;
            },
            Actor.Verb("export"), Ct));
        return files;
    }

    /// <summary>A catalog with a database of its own.</summary>
    private sealed record Place(DatabaseFixture Database, CatalogNode Node) : IAsyncDisposable
    {
        public static async Task<Place> OpenAsync(DatabaseFixture database, TimeProvider clock)
        {
            await database.InitializeAsync();
            return new Place(database, await CatalogNode.OpenAsync(database, clock, services =>
            {
                services.AddSingleton<IDocumentReader, DocumentReader>();
                services.AddSingleton<IDocumentWriter, DocumentWriter>();
                services.AddSingleton<ILineageReader, OpenLineageReader>();
            }));
        }

        public async ValueTask DisposeAsync()
        {
            await Node.DisposeAsync();
            await Database.DisposeAsync();
        }
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteExportRoundTripTests() : ExportRoundTripTests(() => new SqliteDatabase());

[Trait("Database", "Postgres")]
public sealed class PostgresExportRoundTripTests() : ExportRoundTripTests(() => new PostgresDatabase());
