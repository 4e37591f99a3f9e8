using Catalog.Core.DataProducts;
using Catalog.Core.Datasets;
using Catalog.Core.Imports;
using Catalog.Core.Lineage;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.TestKit.Builders;
using Catalog.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Catalog.Data.Tests.Imports;

/// <summary>Documents in, products and contracts out; the same on every database.</summary>
public abstract class RunImportTests(CatalogStore store)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_product_comes_in_with_its_place_its_ports_and_its_text()
    {
        var id = NewId();

        var report = await ImportAsync(Verb, (Path(id), Product(id, "Order lines", "Sales and more", team: "Order Team", port: "lines")));

        Assert.Equal((1, 0), (report.Created, report.Rejected));
        var product = await ProductAsync(id);
        Assert.Equal("sales-and-more", product.Key.Split('/')[0]);
        Assert.StartsWith("order-lines", product.Name, StringComparison.Ordinal);
        Assert.NotNull(product.TeamId);
        Assert.Equal("lines", Assert.Single(product.Ports).Name);
        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        Assert.Contains("# kept to the letter", (await db.ProductSources.SingleAsync(s => s.ProductId == product.Id, Ct)).Text, StringComparison.Ordinal);
        Assert.Equal("registered", (await db.ActivityEntries.SingleAsync(a => a.ProductId == product.Id, Ct)).Verb);
    }

    [Fact]
    public async Task The_same_again_is_unchanged_and_writes_nothing_about_the_product()
    {
        var id = NewId();
        var file = (Path(id), Product(id, "Again", "again"));
        await ImportAsync(Verb, file);
        var before = await ProductAsync(id);

        var report = await ImportAsync(Verb, file);

        Assert.Equal((0, 0, 1), (report.Created, report.Updated, report.Unchanged));
        Assert.Equal(before.Version, (await ProductAsync(id)).Version);
        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        Assert.Equal(1, await db.ActivityEntries.CountAsync(a => a.ProductId == before.Id, Ct));
    }

    [Fact]
    public async Task Two_files_with_one_id_are_both_unchanged_the_second_time()
    {
        var id = NewId();
        var one = ("a-" + Path(id), Product(id, "Twice", "twice", purpose: "One."));
        var two = ("b-" + Path(id), Product(id, "Twice", "twice", purpose: "Two."));

        var first = await ImportAsync(Verb, one, two);
        var second = await ImportAsync(Verb, one, two);

        Assert.Equal((1, 1), (first.Created, first.Updated));
        Assert.Equal(2, second.Unchanged);
        Assert.Equal("Two.", (await ProductAsync(id)).Purpose);
    }

    [Fact]
    public async Task What_people_curated_wins_and_what_vanished_is_cleared_with_a_line_in_the_trail()
    {
        var id = NewId();
        await ImportAsync(Verb, (Path(id), Product(id, "Curated", "curated", purpose: "Ours.", usage: "Use it.")));
        await using (var db = await store.Contexts.CreateDbContextAsync(Ct))
        {
            var product = await db.DataProducts.SingleAsync(p => p.SourceId == id, Ct);
            product.SetLeaves(product.SourceLeaves, new Dictionary<string, CuratedLeaf> { ["purpose"] = new("Better words.", null, "Priya", store.Clock.GetUtcNow()) }, store.Clock.GetUtcNow());
            await db.SaveChangesAsync(Ct);
        }

        var report = await ImportAsync(Verb, (Path(id), Product(id, "Curated", "curated", purpose: "Theirs.")));

        Assert.Equal(1, report.Updated);
        var after = await ProductAsync(id);
        Assert.Equal("Better words.", after.Purpose);
        Assert.Null(after.Usage);
        Assert.Equal("Theirs.", after.SourceLeaves["purpose"]);
        await using var read = await store.Contexts.CreateDbContextAsync(Ct);
        var trail = await read.ActivityEntries.SingleAsync(a => a.ProductId == after.Id && a.Verb == "updated", Ct);
        Assert.Equal(new("usage", "Use it.", null), Assert.Single(trail.Changes));
    }

    [Fact]
    public async Task A_key_that_is_taken_gets_a_number()
    {
        var (one, two) = (NewId(), NewId());

        await ImportAsync(Verb, ("one.yaml", Product(one, "Clash", "clash")), ("two.yaml", Product(two, "Clash", "clash")));

        Assert.Equal("clash/clash", (await ProductAsync(one)).Key);
        Assert.Equal("clash/clash-2", (await ProductAsync(two)).Key);
    }

    [Fact]
    public async Task A_document_without_a_domain_goes_to_unassigned()
    {
        var id = NewId();

        await ImportAsync(Verb, (Path(id), Product(id, "Nowhere", null)));

        Assert.StartsWith("unassigned/nowhere", (await ProductAsync(id)).Key, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_owner_takes_in_products_of_the_own_team_and_no_others()
    {
        var domain = A.Domain("owners");
        var (mine, theirs) = (A.Team("mine", domain), A.Team("theirs", domain));
        await store.AddAsync(domain, mine, theirs);
        var (one, two) = (NewId(), NewId());

        var report = await ImportAsync(A.Member(mine), ("one.yaml", Product(one, "One", "owners", team: "mine")), ("two.yaml", Product(two, "Two", "owners", team: "theirs")));

        Assert.Equal((1, 1), (report.Created, report.Rejected));
        Assert.Equal(mine.Id, (await ProductAsync(one)).TeamId);
    }

    [Fact]
    public async Task Visibility_and_certification_of_a_document_need_the_rights_of_the_portal()
    {
        var domain = A.Domain("marks");
        var team = A.Team("markers", domain);
        await store.AddAsync(domain, team);
        var id = NewId();
        await ImportAsync(Verb, (Path(id), Product(id, "Marks", "marks", team: "markers")));

        await ImportAsync(A.Member(team), (Path(id), Product(id, "Marks", "marks", team: "markers", custom: "catalog.visibility: hidden; catalog.certification: gold")));

        Assert.Equal(Visibility.Hidden, (await ProductAsync(id)).Visibility);
        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        var item = (await db.ImportItems.Where(i => i.File == Path(id)).OrderBy(i => i.Id).ToListAsync(Ct))[^1];
        Assert.Contains(item.Findings, f => f.Code == "certification");
    }

    [Fact]
    public async Task Another_owning_team_waits_for_somebody_with_rights_on_both_sides()
    {
        var domain = A.Domain("handing");
        var (mine, theirs) = (A.Team("giver", domain), A.Team("taker", domain));
        await store.AddAsync(domain, mine, theirs);
        var id = NewId();
        await ImportAsync(Verb, (Path(id), Product(id, "Handing", "handing", team: "giver")));

        var report = await ImportAsync(A.Member(mine), (Path(id), Product(id, "Handing", "handing", team: "taker")));

        Assert.Equal(1, report.Proposed);
        Assert.Equal(mine.Id, (await ProductAsync(id)).TeamId);
        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        var proposal = await db.OwnershipProposals.SingleAsync(p => p.To == "taker", Ct);
        Assert.Equal(("team", "giver"), (proposal.Field, proposal.From));

        Assert.Equal(1, (await ImportAsync(A.Member(mine, theirs), ("other.yaml", Product(id, "Handing", "handing", team: "taker", purpose: "Now with rights.")))).Updated);
    }

    [Fact]
    public async Task Datasets_behind_a_port_come_from_its_contract_whichever_comes_first()
    {
        var (early, late) = (NewId(), NewId());

        await ImportAsync(Verb, ("e.odcs.yaml", Contract(early, "1.0.0", "active")), ("e.odps.yaml", Product(early, "Early", "derive", port: "p", contract: early)));
        await ImportAsync(Verb, ("l.odps.yaml", Product(late, "Late", "derive", port: "p", contract: late)));
        await ImportAsync(Verb, ("l.odcs.yaml", Contract(late, "1.0.0", "active")));

        foreach (var id in (string[])[early, late])
        {
            var product = await ProductAsync(id);
            await using var db = await store.Contexts.CreateDbContextAsync(Ct);
            var behind = Assert.Single(product.Ports).Datasets;
            var dataset = await db.Datasets.SingleAsync(d => d.Id == behind[0].DatasetId, Ct);
            Assert.Equal(("postgres://db.example:5432", $"shop.public.{id}"), (dataset.Namespace, dataset.Name));
        }
    }

    [Fact]
    public async Task A_dataset_stays_with_the_product_that_claimed_it_first()
    {
        var (first, second) = (NewId(), NewId());
        await ImportAsync(Verb, ("c.yaml", Contract(first, "1.0.0", "active")), ("f.yaml", Product(first, "First", "claims", port: "p", contract: first)));

        await ImportAsync(Verb, ("s.yaml", Product(second, "Second", "claims", port: "p", contract: first)));

        Assert.Single(Assert.Single((await ProductAsync(first)).Ports).Datasets);
        Assert.Empty(Assert.Single((await ProductAsync(second)).Ports).Datasets);
        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        Assert.Contains((await db.ImportItems.SingleAsync(i => i.File == "s.yaml", Ct)).Findings, f => f.Code == "dataset-claimed");
    }

    [Fact]
    public async Task A_steward_gives_a_dataset_to_the_product_that_claims_it_too_and_later_imports_leave_it_there()
    {
        var (first, second) = (NewId(), NewId());
        await ImportAsync(Verb, ("dispute-c.yaml", Contract(first, "1.0.0", "active")), ("dispute-f.yaml", Product(first, "First", "disputes", port: "p", contract: first)), ("dispute-s.yaml", Product(second, "Second", "disputes", port: "p", contract: first)));
        var dataset = new DatasetReference("postgres://db.example:5432", $"shop.public.{first}");
        var (holder, claimant) = (await ProductAsync(first), await ProductAsync(second));
        Assert.True(DataProductKey.TryParse(claimant.Key, out var key));
        var decide = store.Get<DecideDatasetClaim>();

        var silent = await decide.ExecuteAsync(new DatasetClaimDecision(dataset, key, Give: true, " "), Verb, Ct);
        var stranger = await decide.ExecuteAsync(new DatasetClaimDecision(dataset, key, Give: true, "Mine."), new Actor { Name = "Ana", SignedIn = true, PersonId = CatalogId.New<PersonId>(store.Clock) }, Ct);
        var given = await decide.ExecuteAsync(new DatasetClaimDecision(dataset, key, Give: true, "Second loads it."), Verb, Ct);
        await ImportAsync(Verb, ("dispute-f.yaml", Product(first, "First", "disputes", port: "p", contract: first, purpose: "Told anew.")), ("dispute-s.yaml", Product(second, "Second", "disputes", port: "p", contract: first, purpose: "Told anew.")));

        Assert.IsType<Refusal.Invalid>(silent.Refusal);
        Assert.IsType<Refusal.Forbidden>(stranger.Refusal);
        Assert.True(given.IsOk, given.Refusal?.Sentence);
        Assert.Empty(Assert.Single((await ProductAsync(first)).Ports).Datasets);
        Assert.Single(Assert.Single((await ProductAsync(second)).Ports).Datasets);
        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        Assert.Contains(await db.ActivityEntries.Where(e => e.ProductId == holder.Id).Select(e => e.Verb).ToListAsync(Ct), verb => verb == "dataset-taken");
    }

    [Fact]
    public async Task A_claim_is_shown_to_who_may_decide_it_and_says_whether_the_claimant_names_the_dataset()
    {
        var (first, second, bystander) = (NewId(), NewId(), NewId());
        await ImportAsync(Verb, ("claim-c.yaml", Contract(first, "1.0.0", "active")), ("claim-f.yaml", Product(first, "First", "claimed", port: "p", contract: first)),
            ("claim-s.yaml", Product(second, "Second", "claimed", port: "p", contract: first)), ("claim-b.yaml", Product(bystander, "Bystander", "claimed")));
        var dataset = new DatasetReference("postgres://db.example:5432", $"shop.public.{first}");
        var holder = DataProductKey.TryParse((await ProductAsync(first)).Key, out var key) ? key : default;
        Assert.True(DataProductKey.TryParse((await ProductAsync(second)).Key, out var claimant) & DataProductKey.TryParse((await ProductAsync(bystander)).Key, out var other));
        var claims = store.Get<DecideDatasetClaim>();

        Assert.Equal(new DatasetDispute(claimant, holder, Named: true), await claims.FindAsync(dataset, claimant, Verb, Ct));
        Assert.Equal(new DatasetDispute(other, holder, Named: false), await claims.FindAsync(dataset, other, Verb, Ct));
        Assert.Null(await claims.FindAsync(dataset, holder, Verb, Ct));
        Assert.Null(await claims.FindAsync(dataset, claimant, new Actor { Name = "Ana", SignedIn = true, PersonId = CatalogId.New<PersonId>(store.Clock) }, Ct));
    }

    [Fact]
    public async Task A_draft_is_replaced_by_its_own_source_only()
    {
        var id = NewId();
        await ImportAsync(Verb, ("draft.yaml", Contract(id, "1.0.0", "draft", "One")));

        var own = await ImportAsync(Verb, ("draft.yaml", Contract(id, "1.0.0", "draft", "Two")));
        var other = await ImportAsync(Verb, ("elsewhere.yaml", Contract(id, "1.0.0", "draft", "Three")));
        var again = await ImportAsync(Verb, ("draft.yaml", Contract(id, "1.0.0", "draft", "Two")), ("elsewhere.yaml", Contract(id, "1.0.0", "draft", "Three")));

        Assert.Equal((1, 1, 2), (own.Updated, other.Conflicts, again.Unchanged));
        await using var work = store.Works.Open();
        var contract = await work.ContractAsync(id, Ct);
        Assert.Equal("Two", contract!.Name);
        Assert.Single(contract.Versions, v => v.Conflicting);
    }

    [Fact]
    public async Task An_active_version_is_immutable_even_for_its_source()
    {
        var id = NewId();
        await ImportAsync(Verb, ("active.yaml", Contract(id, "1.0.0", "active", "One")));

        var report = await ImportAsync(Verb, ("active.yaml", Contract(id, "1.0.0", "active", "Two")));

        Assert.Equal(1, report.Conflicts);
        await using var work = store.Works.Open();
        Assert.Equal("One", (await work.ContractAsync(id, Ct))!.Name);
    }

    [Fact]
    public async Task A_contract_shows_its_newest_active_version()
    {
        var id = NewId();

        await ImportAsync(Verb,
            ("a.yaml", Contract(id, "1.9.0", "active")), ("b.yaml", Contract(id, "1.10.0", "active")), ("c.yaml", Contract(id, "2.0.0", "draft")));

        await using var work = store.Works.Open();
        var contract = await work.ContractAsync(id, Ct);
        Assert.Equal(("1.10.0", "active", 1), (contract!.LatestVersion, contract.Status, contract.Fields));
    }

    [Fact]
    public async Task A_bad_document_costs_only_itself()
    {
        var (one, two) = (NewId(), NewId());

        var report = await ImportAsync(Verb,
            ("1.yaml", Product(one, "Good one", "mixed")),
            ("2.yaml", "kind: DataProduct\nid: [unclosed"),
            ("3.json", """{"kind":"Pod","metadata":{"name":"b"}}"""),
            ("4.yaml", "kind: DataProduct\nname: No id\n"),
            ("5.yaml", Product(two, "Good two", "mixed")));

        Assert.Equal((2, 2, 1), (report.Created, report.Rejected, report.Skipped));
        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        var items = await db.ImportItems.Where(i => i.RunId == report.RunId && i.Outcome == ImportOutcome.Rejected).OrderBy(i => i.File).ToListAsync(Ct);
        Assert.Equal(["2.yaml", "4.yaml"], items.Select(i => i.File));
        Assert.All(items, i => Assert.False(string.IsNullOrWhiteSpace(i.Reason)));
    }

    [Fact]
    public async Task A_file_asked_for_by_name_that_holds_no_document_is_rejected()
    {
        var folder = Directory.CreateTempSubdirectory("catalog-named-");
        var file = System.IO.Path.Combine(folder.FullName, "readme.md");
        await File.WriteAllTextAsync(file, "# About these files\n", Ct);
        await using var named = Connectors.Files.PathFiles.Of([file]);

        var outcome = await store.Get<RunImport>().ExecuteAsync(new RunImport.Command(CatalogId.New<ImportRunId>(store.Clock), named), Verb, Ct);

        folder.Delete(recursive: true);
        Assert.True(outcome.IsOk, outcome.Refusal?.Sentence);
        Assert.Equal((0, 1), (outcome.Value.Created, outcome.Value.Rejected));
    }

    [Fact]
    public async Task A_cancelled_import_leaves_whole_documents_and_says_so()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var domain = "cancel-" + NewId();
        var files = Enumerable.Range(0, 400).Select(n => ($"{domain}-{n}.yaml", Product(NewId(), $"Product {n}", domain, port: "p"))).ToArray();
        var runId = CatalogId.New<ImportRunId>(store.Clock);

        var outcome = await store.Get<RunImport>().ExecuteAsync(new RunImport.Command(runId, new TextFiles(files), new Inline(p => { if (p.Done >= 100) stop.Cancel(); })), Verb, stop.Token);

        Assert.Equal(ImportState.Cancelled, outcome.Value!.State);
        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        var there = await db.DataProducts.CountAsync(p => p.Key.StartsWith(domain), Ct);
        Assert.InRange(there, 100, 399);
        Assert.Equal(there, outcome.Value.Created);
        Assert.Equal(there, await db.ImportItems.CountAsync(i => i.RunId == runId, Ct));
    }

    [Fact]
    public async Task An_import_whose_process_went_without_a_word_is_interrupted_after_a_while_and_one_that_is_alive_is_not()
    {
        var (gone, alive) = (CatalogId.New<ImportRunId>(store.Clock), CatalogId.New<ImportRunId>(store.Clock));
        var works = store.Get<ICatalogWorkFactory>();
        var began = store.Clock.GetUtcNow();
        await using (var work = works.Open())
        {
            foreach (var id in new[] { gone, alive }) work.Add(new ImportRun(id, "parcels", Verb, began));
            Assert.Null(await work.SaveAsync(Ct));
        }
        var interrupt = store.Get<InterruptSilentImports>();
        Assert.Equal(0, (await interrupt.ExecuteAsync(new InterruptSilentImportsCommand(), Actor.System, Ct)).Value);
        store.Clock.Advance(InterruptSilentImports.Silence + TimeSpan.FromSeconds(1));
        await using (var work = works.Open()) await work.BeatAsync(alive, store.Clock.GetUtcNow(), Ct);

        Assert.False((await interrupt.ExecuteAsync(new InterruptSilentImportsCommand(), Actor.Anonymous, Ct)).IsOk);
        Assert.Equal(1, (await interrupt.ExecuteAsync(new InterruptSilentImportsCommand(), Actor.System, Ct)).Value);
        Assert.Equal(0, (await interrupt.ExecuteAsync(new InterruptSilentImportsCommand(), Actor.System, Ct)).Value);

        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        var (ended, running) = (await db.ImportRuns.SingleAsync(r => r.Id == gone, Ct), await db.ImportRuns.SingleAsync(r => r.Id == alive, Ct));
        Assert.Equal((ImportState.Interrupted, (DateTimeOffset?)began), (ended.State, ended.FinishedAt));
        Assert.Equal((ImportState.Running, store.Clock.GetUtcNow()), (running.State, running.AliveAt));
    }

    private sealed class Inline(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }

    private static Actor Verb => Actor.Verb("import");

    private static string NewId() => $"t{System.Security.Cryptography.RandomNumberGenerator.GetHexString(11, lowercase: true)}";

    [Fact]
    public async Task A_contract_whose_products_cannot_follow_says_so_in_the_report()
    {
        var id = NewId();
        await ImportAsync(Verb, (Path(id), Product(id, "Contested", "contested", port: "p", contract: id)));
        var import = new RunImport(new ContestedWorks(store.Works), store.Get<ILineageLog>(), store.Get<IDocumentReader>(), ImportLimits.Default, store.Clock, NullLogger<RunImport>.Instance);

        var report = (await import.ExecuteAsync(new RunImport.Command(CatalogId.New<ImportRunId>(store.Clock), new TextFiles(($"{id}.odcs.yaml", Contract(id, "1.0.0", "active")))), Verb, Ct)).Value!;

        Assert.Equal(1, report.Created);
        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        Assert.Contains((await db.ImportItems.SingleAsync(i => i.File == $"{id}.odcs.yaml", Ct)).Findings, f => f.Code == "ports-behind");
    }

    [Fact]
    public async Task What_fails_while_it_is_stored_says_what_to_do_and_nothing_of_the_database()
    {
        var id = NewId();
        var import = new RunImport(new ContestedWorks(store.Works) { Broken = true }, store.Get<ILineageLog>(), store.Get<IDocumentReader>(), ImportLimits.Default, store.Clock, NullLogger<RunImport>.Instance);

        await import.ExecuteAsync(new RunImport.Command(CatalogId.New<ImportRunId>(store.Clock), new TextFiles(($"{id}.odcs.yaml", Contract(id, "1.0.0", "active")))), Verb, Ct);

        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        var item = await db.ImportItems.SingleAsync(i => i.File == $"{id}.odcs.yaml", Ct);
        Assert.Equal(ImportOutcome.Rejected, item.Outcome);
        Assert.StartsWith("It could not be stored. Import it again;", item.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(ContestedWork.Secret, item.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_foreign_result_costs_only_itself_and_one_of_a_hidden_product_waits_like_any_unknown_one()
    {
        var domain = A.Domain(NewId());
        var (mine, theirs) = (A.Team($"m-{domain.Key}", domain), A.Team($"t-{domain.Key}", domain));
        await store.AddAsync(domain, mine, theirs);
        foreach (var (team, visibility, name) in new[] { (mine, Visibility.Open, "own"), (theirs, Visibility.Open, "foreign"), (theirs, Visibility.Hidden, "hidden") })
        {
            var dataset = new Dataset(CatalogId.New<DatasetId>(store.Clock), "lake", $"shop.{name}{domain.Key}", store.Clock.GetUtcNow());
            DataProduct product = A.DataProduct($"{domain.Key}/{name}", domain).OwnedBy(team).Shown(visibility).WithOutput("lake");
            product.Ports[0].SetDatasets([dataset.Id]);
            await store.AddAsync(dataset, product);
        }

        var report = await ImportAsync(A.Member(mine), [.. Enumerable.Range(0, 20).Select(i => ($"{domain.Key}-{i}.json", Suite(i switch { 7 => "foreign", 11 => "hidden", _ => "own" } + domain.Key, i)))]);

        Assert.Equal((19, 1), (report.Created, report.Rejected));
        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        var items = await db.ImportItems.Where(i => i.File.StartsWith(domain.Key)).ToDictionaryAsync(i => i.File, Ct);
        Assert.Equal((ImportOutcome.Rejected, "Only the owning team, the domain's stewards and administrators may do this."), (items[$"{domain.Key}-7.json"].Outcome, items[$"{domain.Key}-7.json"].Reason));
        Assert.Contains("waits in the inbox", items[$"{domain.Key}-11.json"].Reason, StringComparison.Ordinal);
        Assert.Null(items[$"{domain.Key}-3.json"].Reason);
    }

    private static string Suite(string asset, int minute) => $$$"""
        {"success": true, "suite_name": "nightly", "meta": {"great_expectations_version": "1.2.0", "validation_time": "2026-05-01T06:{{{minute:D2}}}:00+00:00", "active_batch_definition": {"datasource_name": "lake", "data_asset_name": "{{{asset}}}"}},
         "results": [{"success": true, "expectation_config": {"type": "expect_column_to_exist", "kwargs": {"column": "a"}}, "result": {}}], "statistics": {"evaluated_expectations": 1, "successful_expectations": 1, "unsuccessful_expectations": 0, "success_percent": 100}}
        """;

    private static string Path(string id) => $"products/{id}.yaml";

    private async Task<ImportReport> ImportAsync(Actor actor, params (string Path, string Text)[] files)
    {
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        var outcome = await store.Get<RunImport>().ExecuteAsync(new RunImport.Command(CatalogId.New<ImportRunId>(store.Clock), new TextFiles(files)), actor, Ct);
        Assert.True(outcome.IsOk, outcome.Refusal?.Sentence);
        return outcome.Value;
    }

    private async Task<DataProduct> ProductAsync(string id)
    {
        await using var work = store.Works.Open();
        return await work.ProductBySourceIdAsync(id, Ct) ?? throw new InvalidOperationException($"No product {id}.");
    }

    private static string Product(
        string id, string name, string? domain, string? team = null, string? port = null, string? contract = null, string? purpose = null, string? usage = null, string? custom = null) => $"""
        # kept to the letter
        apiVersion: v1.0.0
        kind: DataProduct
        id: {id}
        name: {name}
        status: active
        {(domain is null ? "" : $"domain: {domain}")}
        {(purpose is null && usage is null ? "" : $"description:\n  purpose: {purpose ?? "For tests."}")}
        {(usage is null ? "" : $"  usage: {usage}")}
        {(team is null ? "" : $"team:\n  name: {team}")}
        {(port is null ? "" : $"outputPorts:\n  - name: {port}\n    version: 1.0.0")}
        {(contract is null ? "" : $"    contractId: {contract}")}
        {(custom is null ? "" : "customProperties:\n" + string.Join('\n', custom.Split("; ").Select(c => $"  - property: {c.Split(": ")[0]}\n    value: {c.Split(": ")[1]}")))}
        """.ReplaceLineEndings("\n");

    private static string Contract(string id, string version, string status, string name = "A contract") => $"""
        apiVersion: v3.1.0
        kind: DataContract
        id: {id}
        name: {name}
        version: {version}
        status: {status}
        servers:
          - server: production
            type: postgres
            host: db.example
            port: 5432
            database: shop
            schema: public
        schema:
          - name: {id}
            properties:
              - name: id
                logicalType: integer
        """.ReplaceLineEndings("\n");
}

[Trait("Database", "Sqlite")]
public sealed class SqliteRunImportTests(ImportStore<SqliteDatabase> store) : RunImportTests(store), IClassFixture<ImportStore<SqliteDatabase>>;

[Trait("Database", "Postgres")]
public sealed class PostgresRunImportTests(ImportStore<PostgresDatabase> store) : RunImportTests(store), IClassFixture<ImportStore<PostgresDatabase>>;
