using System.Collections.Frozen;
using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Review;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.Outbox;
using Catalog.TestKit.Builders;
using Catalog.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Catalog.Data.Tests.Lineage;

/// <summary>Proposed, decided, ended, asked about: on every database alike.</summary>
public abstract class ReviewTests(CatalogStore store)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_may_change_both_ends_draws_an_edge_and_anybody_else_proposes_it()
    {
        var mesh = await MeshAsync("draw");

        var drawn = await ProposeAsync(mesh.Orders, mesh.Report, mesh.Ingrid);
        var proposed = await ProposeAsync(mesh.Orders, mesh.Loose, mesh.Ana);

        Assert.Equal(ReviewState.Accepted, (await EdgeAsync(drawn.Value)).Review);
        var waiting = await EdgeAsync(proposed.Value);
        Assert.Equal((ReviewState.Proposed, "Ana", EdgeOrigins.Manual), (waiting.Review, waiting.ProposedBy!, waiting.Origins));
        Assert.Contains(await InboxAsync(mesh.Marta), i => i is { Kind: InboxKinds.LineageEdge, IsTask: true, DoneAt: null });
        Assert.Contains(await InboxAsync(mesh.Priya), i => i.Kind == InboxKinds.LineageProposed);
        Assert.IsType<Refusal.Conflict>((await ProposeAsync(mesh.Orders, mesh.Report, mesh.Ana)).Refusal);
        Assert.IsType<Refusal.Invalid>((await store.Get<ProposeEdge>().ExecuteAsync(new ProposeEdgeCommand(mesh.Orders, mesh.Report, " "), mesh.Ana, Ct)).Refusal);
        Assert.IsType<Refusal.Invalid>((await ProposeAsync(mesh.Orders, new EndName(false, "nowhere", "nothing"), mesh.Ana)).Refusal);
    }

    [Fact]
    public async Task A_decision_is_told_to_the_author_stands_in_the_trail_and_completes_the_task()
    {
        var mesh = await MeshAsync("decide");
        var id = (await ProposeAsync(mesh.Orders, mesh.Report, mesh.Ana)).Value;
        Assert.Contains(await InboxAsync(mesh.Marta), i => i is { Kind: InboxKinds.LineageEdge, DoneAt: null });

        Assert.IsType<Refusal.Forbidden>((await ReviewAsync(mesh.Ana, EdgeDeed.Accept, id)).Refusal);
        Assert.IsType<Refusal.Invalid>((await store.Get<ReviewEdges>().ExecuteAsync(new ReviewEdgesCommand([id], EdgeDeed.Reject), mesh.Marta, Ct)).Refusal);
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await ReviewAsync(mesh.Marta, EdgeDeed.Reject, id)).IsOk);

        Assert.All((await InboxAsync(mesh.Marta)).Where(i => i.Kind == InboxKinds.LineageEdge), i => Assert.NotNull(i.DoneAt));
        Assert.Contains(await InboxAsync(mesh.Ana), i => i.Kind == InboxKinds.LineageDecided && i.Sentence.Contains("rejected", StringComparison.Ordinal));
        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        var entry = await db.ActivityEntries.AsNoTracking().SingleAsync(a => a.SubjectId == id.Value && a.Verb == "rejected", Ct);
        Assert.Contains(entry.Changes, c => c is { Field: "review", Old: "proposed", New: "rejected" });

        store.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await ReviewAsync(mesh.Marta, EdgeDeed.Undo, id)).IsOk);
        Assert.Equal(ReviewState.Proposed, (await EdgeAsync(id)).Review);
        Assert.Equal(["took back the decision about", "rejected", "proposed"], (await store.Get<IEdgeQueries>().FindAsync(id, mesh.Ana, Ct))!.History.Select(m => m.Verb));
        // It waits for the steward again.
        Assert.Contains(await InboxAsync(mesh.Marta), i => i is { Kind: InboxKinds.LineageEdge, DoneAt: null });
    }

    [Fact]
    public async Task A_rejected_edge_does_not_come_back_with_the_next_event()
    {
        var mesh = await MeshAsync("again");
        var id = LineageEdge.IdOf(EdgeKind.DatasetToJob, mesh.Orders.Number, mesh.Job.Number);
        Assert.True((await ReviewAsync(mesh.Marta, EdgeDeed.Reject, id)).IsOk);

        await store.SendAsync(mesh.Event(store.Clock.GetUtcNow().AddDays(1)));
        await store.ProjectAsync();

        var line = (await store.Get<IEdgeQueries>().FindAsync(id, mesh.Marta, Ct))!.Line;
        Assert.Equal((ReviewState.Rejected, true), (line.Review, line.StillSeen));
        Assert.Contains((await store.Get<IEdgeQueries>().ListAsync(new EdgeFilter { StillSeen = true, End = mesh.Orders }, new PageRequest(null), mesh.Marta, Ct)).Items, e => e.Id == id);
    }

    [Fact]
    public async Task Many_are_decided_at_once_and_each_by_itself()
    {
        var (mine, theirs) = (await MeshAsync("many"), await MeshAsync("others"));
        var first = (await ProposeAsync(mine.Orders, mine.Loose, mine.Ana)).Value;
        var second = (await ProposeAsync(mine.Loose, mine.Report, mine.Ana)).Value;
        var foreign = (await ProposeAsync(theirs.Orders, theirs.Report, mine.Ana)).Value;

        var report = (await store.Get<ReviewEdges>().ExecuteAsync(new ReviewEdgesCommand([first, second, foreign], EdgeDeed.Accept), mine.Marta, Ct)).Value!;

        Assert.Equal(new[] { first, second }.ToHashSet(), report.Changed.ToHashSet());
        Assert.Equal(foreign, Assert.Single(report.Refused).Edge);
        Assert.Equal(ReviewState.Proposed, (await EdgeAsync(foreign)).Review);
    }

    [Fact]
    public async Task A_rule_decides_what_it_picks_and_nothing_else()
    {
        var mesh = await MeshAsync("rule");
        var fits = (await ProposeAsync(mesh.Orders, mesh.Loose, mesh.Ana)).Value;
        var other = (await ProposeAsync(mesh.Report, mesh.Orders, mesh.Ana)).Value;

        var rule = new EdgeFilter { Review = ReviewState.Proposed, Origin = EdgeOrigins.Manual, End = mesh.Loose };
        var report = (await store.Get<ReviewEdgesByRule>().ExecuteAsync(new ReviewEdgesByRuleCommand(rule, EdgeDeed.Reject, "Loose ends"), mesh.Marta, Ct)).Value!;

        Assert.Equal([fits], report.Changed);
        Assert.Equal(ReviewState.Proposed, (await EdgeAsync(other)).Review);
        Assert.IsType<Refusal.Invalid>((await store.Get<ReviewEdgesByRule>().ExecuteAsync(new ReviewEdgesByRuleCommand(new EdgeFilter(), EdgeDeed.Accept, null), mesh.Marta, Ct)).Refusal);
    }

    [Fact]
    public async Task An_unseen_edge_goes_stale_and_ends_after_its_grace_unless_it_is_pinned()
    {
        var mesh = await MeshAsync("stale");
        var (fades, pinned) = (LineageEdge.IdOf(EdgeKind.DatasetToJob, mesh.Orders.Number, mesh.Job.Number), LineageEdge.IdOf(EdgeKind.JobToDataset, mesh.Job.Number, mesh.Report.Number));
        Assert.True((await ReviewAsync(mesh.Ingrid, EdgeDeed.Pin, pinned)).IsOk);
        for (var run = 1; run <= 3; run++) await store.SendAsync(mesh.EmptyRun(run, store.Clock.GetUtcNow().AddHours(run)));
        await store.ProjectAsync();

        await EndDueAsync();
        Assert.NotNull((await EdgeAsync(fades)).StaleSince);
        Assert.Null((await EdgeAsync(pinned)).StaleSince);
        Assert.Equal(ReviewState.Accepted, (await EdgeAsync(fades)).Review);

        store.Clock.Advance(Staleness.Default.Grace + TimeSpan.FromMinutes(1));
        await EndDueAsync();
        Assert.Equal((ReviewState.Expired, (string?)null), ((await EdgeAsync(fades)).Review, (await EdgeAsync(fades)).DecidedBy));
        Assert.Equal(ReviewState.Accepted, (await EdgeAsync(pinned)).Review);

        await store.SendAsync(mesh.Event(store.Clock.GetUtcNow().AddMinutes(1)));
        await store.ProjectAsync();
        Assert.Equal(ReviewState.Accepted, (await EdgeAsync(fades)).Review);
    }

    [Fact]
    public async Task An_edge_accepted_for_a_time_ends_then_and_events_do_not_bring_it_back()
    {
        var mesh = await MeshAsync("until");
        var id = LineageEdge.IdOf(EdgeKind.DatasetToJob, mesh.Orders.Number, mesh.Job.Number);
        Assert.True((await store.Get<ReviewEdges>().ExecuteAsync(new ReviewEdgesCommand([id], EdgeDeed.SetExpiry, "Until we move", store.Clock.GetUtcNow().AddDays(2)), mesh.Marta, Ct)).IsOk);

        store.Clock.Advance(TimeSpan.FromDays(3));
        await EndDueAsync();
        await store.SendAsync(mesh.Event(store.Clock.GetUtcNow()));
        await store.ProjectAsync();

        Assert.Equal(ReviewState.Expired, (await EdgeAsync(id)).Review);
    }

    [Fact]
    public async Task What_the_database_shows_is_what_the_decision_allows()
    {
        foreach (var visibility in Enum.GetValues<Visibility>())
        {
            var mesh = await MeshAsync($"sight-{visibility}", visibility);
            var all = await store.Get<IEdgeQueries>().ListAsync(new EdgeFilter { End = mesh.Orders }, new PageRequest(null, 200), mesh.Ingrid, Ct);
            Assert.Contains(all.Items, e => e.Kind == EdgeKind.Field);
            await using var work = store.Works.Open();
            var ends = await work.EdgeEndsAsync(await work.EdgesAsync([.. all.Items.Select(e => e.Id)], Ct), Ct);
            foreach (var actor in new[] { mesh.Ana, mesh.Priya, mesh.Marta, mesh.Ingrid, Actor.Anonymous, mesh.Ana with { Token = TokenRole.Intake }, mesh.Ana with { Granted = FrozenSet.Create(mesh.Product) } })
            {
                var seen = await store.Get<IEdgeQueries>().ListAsync(new EdgeFilter { End = mesh.Orders }, new PageRequest(null, 200), actor, Ct);
                var allowed = all.Items.Where(e => Authorisation.SeeEdge(actor, ends[e.Id].Facts).Allowed).Select(e => e.Id);
                Assert.Equal(allowed.Order(Comparer<LineageEdgeId>.Create((a, b) => a.Value.CompareTo(b.Value))), seen.Items.Select(e => e.Id).Order(Comparer<LineageEdgeId>.Create((a, b) => a.Value.CompareTo(b.Value))));
            }
        }
    }

    [Fact]
    public async Task A_note_is_read_where_details_are_open_and_a_question_reaches_the_owners()
    {
        var mesh = await MeshAsync("notes", Visibility.Restricted);
        var about = NoteSubject.OfDataset(mesh.Orders.Namespace, mesh.Orders.Name);
        var write = store.Get<WriteLineageNote>();

        Assert.IsType<Refusal.Forbidden>((await write.ExecuteAsync(new WriteLineageNoteCommand(about, "Hello"), mesh.Ana, Ct)).Refusal);
        var note = await write.ExecuteAsync(new WriteLineageNoteCommand(about, "Late on Mondays"), mesh.Priya, Ct);
        Assert.True(note.IsOk);
        Assert.Equal("Late on Mondays", Assert.Single((await store.Get<IEdgeQueries>().NotesAsync(about, mesh.Marta, Ct)).Value!.Items).Text);
        Assert.IsType<Refusal.Forbidden>((await store.Get<IEdgeQueries>().NotesAsync(about, mesh.Ana, Ct)).Refusal);

        var edge = LineageEdge.IdOf(EdgeKind.DatasetToJob, mesh.Orders.Number, mesh.Job.Number);
        Assert.True((await write.ExecuteAsync(new WriteLineageNoteCommand(NoteSubject.Of(edge), "Is this the old job?", IsQuestion: true), mesh.Marta, Ct)).IsOk);
        Assert.Contains(await InboxAsync(mesh.Priya), i => i.Kind == InboxKinds.LineageAsked && i.Detail == "Is this the old job?");

        Assert.IsType<Refusal.NotFound>((await store.Get<RemoveLineageNote>().ExecuteAsync(LineageNoteId.From(Guid.Empty), mesh.Priya, Ct)).Refusal);
        Assert.True((await store.Get<RemoveLineageNote>().ExecuteAsync(note.Value, mesh.Marta, Ct)).IsOk);
        Assert.Empty((await store.Get<IEdgeQueries>().NotesAsync(about, mesh.Priya, Ct)).Value!.Items);
    }

    [Fact]
    public async Task A_decision_taken_back_before_anybody_was_told_still_waits_for_the_steward()
    {
        var mesh = await MeshAsync("quick");
        var id = (await ProposeAsync(mesh.Orders, mesh.Report, mesh.Ana)).Value;
        Assert.True((await ReviewAsync(mesh.Ingrid, EdgeDeed.Accept, id)).IsOk);
        Assert.DoesNotContain(await InboxAsync(mesh.Marta), i => i is { Kind: InboxKinds.LineageEdge, DoneAt: null });

        Assert.True((await ReviewAsync(mesh.Ingrid, EdgeDeed.Undo, id)).IsOk);

        Assert.Contains(await InboxAsync(mesh.Marta), i => i is { Kind: InboxKinds.LineageEdge, DoneAt: null });
        Assert.DoesNotContain(await InboxAsync(mesh.Ana), i => i.Kind == InboxKinds.LineageEdge);
    }

    [Fact]
    public async Task What_is_inferred_between_two_tables_is_one_entry_and_done_when_the_last_column_is_decided()
    {
        var mesh = await MeshAsync("guess");
        string Set(string name) => """{"namespace":"ns-guess","name":"NAME","facets":{"schema":{"fields":[{"name":"id"},{"name":"day"}]}}}""".Replace("NAME", name, StringComparison.Ordinal);
        await store.SendAsync($$$"""{"eventType":"COMPLETE","eventTime":"{{{store.Clock.GetUtcNow():O}}}","run":{"runId":"g"},"job":{"namespace":"ns-guess","name":"copy"},"inputs":[{{{Set("orders")}}}],"outputs":[{{{Set("copy")}}}]}""");
        await store.ProjectAsync();
        Assert.True((await store.Get<Core.Lineage.Inference.InferEdges>().ExecuteAsync(new(), Actor.System, Ct)).IsOk);

        var entry = Assert.Single(await InboxAsync(mesh.Marta), i => i.Kind == InboxKinds.LineageEdge);
        var guesses = (await store.Get<IEdgeQueries>().ListAsync(new EdgeFilter { Origin = EdgeOrigins.Inferred, End = mesh.Orders }, new PageRequest(null), mesh.Marta, Ct)).Items;
        Assert.Equal(2, guesses.Count);
        Assert.Contains("Columns of copy may come from orders", entry.Sentence, StringComparison.Ordinal);
        Assert.True((await ReviewAsync(mesh.Marta, EdgeDeed.Accept, guesses[0].Id)).IsOk);
        Assert.Null(Assert.Single(await InboxAsync(mesh.Marta), i => i.Kind == InboxKinds.LineageEdge).DoneAt);
        Assert.True((await ReviewAsync(mesh.Marta, EdgeDeed.Reject, guesses[1].Id)).IsOk);
        Assert.NotNull(Assert.Single(await InboxAsync(mesh.Marta), i => i.Kind == InboxKinds.LineageEdge).DoneAt);
    }

    [Fact]
    public async Task Another_name_of_a_hidden_dataset_is_hidden_with_it()
    {
        var mesh = await MeshAsync("names", Visibility.Hidden);
        await using (var db = await store.Contexts.CreateDbContextAsync(Ct))
        {
            // Both are ways to write the third, which stands for them.
            foreach (var name in new[] { mesh.Loose, mesh.Orders })
            {
                var alias = new LineageEdge(EdgeKind.Alias, name.Number, mesh.Report.Number, EdgeOrigins.Inferred, store.Clock.GetUtcNow());
                alias.Decide(ReviewState.Accepted, "Marta", null, store.Clock.GetUtcNow());
                db.Add(alias);
            }
            await db.SaveChangesAsync(Ct);
        }
        var loose = new DatasetReference(mesh.Loose.Namespace, mesh.Loose.Name);

        Assert.Null(await store.Get<Core.Datasets.IDatasetQueries>().FindAsync(loose, mesh.Ana, Ct));
        Assert.NotNull(await store.Get<Core.Datasets.IDatasetQueries>().FindAsync(loose, mesh.Marta, Ct));
        Assert.Empty((await store.Get<IEdgeQueries>().ListAsync(new EdgeFilter { End = mesh.Loose }, new PageRequest(null), mesh.Ana, Ct)).Items);
        await using (var work = store.Works.Open()) Assert.False(Authorisation.SeeEdge(mesh.Ana, new EdgeFacts((await work.EndFactsAsync(mesh.Loose, Ct))!, EndFacts.Nobodys, false)).Allowed);
        Assert.NotEmpty((await store.Get<IEdgeQueries>().ListAsync(new EdgeFilter { End = mesh.Loose }, new PageRequest(null), mesh.Marta, Ct)).Items);
    }

    [Fact]
    public async Task Who_watches_a_dataset_or_a_job_is_told_once_of_what_events_teach_and_of_nothing_hidden()
    {
        var mesh = await MeshAsync("watch");
        var hidden = await MeshAsync("unwatched", Visibility.Hidden);
        string Run(string run, string state, int minutes, string fields, string more = "") => $$$"""
            {"eventType":"{{{state}}}","eventTime":"{{{store.Clock.GetUtcNow().AddMinutes(minutes):O}}}","run":{"runId":"watch-{{{run}}}"},"job":{"namespace":"ns-watch","name":"job"},
             "inputs":[{"namespace":"ns-watch","name":"orders","facets":{"schema":{"fields":[{{{fields}}}]} } }{{{more}}}]}
            """;
        await store.SendAsync(Run("1", "COMPLETE", 0, """{"name":"id"}"""));
        await store.ProjectAsync();
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        Task<Outcome<Done>> WatchAsync(WatchKind kind, Guid subject) => store.Get<WatchSubject>().ExecuteAsync(new WatchSubjectCommand(kind, subject), mesh.Ana, Ct);
        Assert.True((await WatchAsync(WatchKind.Dataset, await DatasetAsync(mesh.Orders))).IsOk);
        Assert.True((await WatchAsync(WatchKind.Job, Core.Lineage.Job.IdOf("ns-watch", "job").Value)).IsOk);
        Assert.IsType<Refusal.NotFound>((await WatchAsync(WatchKind.Dataset, await DatasetAsync(hidden.Orders))).Refusal);
        Assert.IsType<Refusal.NotFound>((await WatchAsync(WatchKind.Job, Core.Lineage.Job.IdOf("ns-unwatched", "job").Value)).Refusal);

        foreach (var again in new[] { 1, 2 })
        {
            await store.SendAsync(Run($"2-{again}", "COMPLETE", again, """{"name":"id"},{"name":"day"}"""));
            await store.ProjectAsync();
        }
        await store.SendAsync(Run("3", "FAIL", 3, """{"name":"id"},{"name":"day"}""", """,{"namespace":"ns-watch","name":"prices"}"""));
        await store.ProjectAsync();

        Assert.Equal(
            ["The dataset orders changed Its schema is another: 2 fields.", "The job job changed It reads prices now.", "The job job changed The run watch-3 failed."],
            (await InboxAsync(mesh.Ana)).Where(i => i.Kind == InboxKinds.Watched).Select(i => $"{i.Sentence} {i.Detail}").Order(StringComparer.Ordinal));
    }

    private async Task<Guid> DatasetAsync(EndName name)
    {
        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        return (await db.Datasets.Where(d => d.Namespace == name.Namespace && d.Name == name.Name).Select(d => d.Id).SingleAsync(Ct)).Value;
    }

    private Task<Outcome<LineageEdgeId>> ProposeAsync(EndName from, EndName to, Actor actor) => store.Get<ProposeEdge>().ExecuteAsync(new ProposeEdgeCommand(from, to, "I built it"), actor, Ct);

    private Task<Outcome<EdgeReport>> ReviewAsync(Actor actor, EdgeDeed deed, LineageEdgeId edge) => store.Get<ReviewEdges>().ExecuteAsync(new ReviewEdgesCommand([edge], deed, "Because"), actor, Ct);

    private async Task EndDueAsync() => Assert.True((await store.Get<EndDueEdges>().ExecuteAsync(new EndDueEdgesCommand(), Actor.System, Ct)).IsOk);

    private async Task<LineageEdge> EdgeAsync(LineageEdgeId id)
    {
        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        return await db.LineageEdges.AsNoTracking().SingleAsync(e => e.Id == id, Ct);
    }

    private async Task<IReadOnlyList<InboxRow>> InboxAsync(Actor who)
    {
        while (await store.Get<OutboxProcessor>().ProcessAsync(Ct) > 0)
        {
            // Until nothing waits.
        }
        return await store.Get<IInboxQueries>().LatestAsync(who, 100, Ct);
    }

    /// <summary>A product with a dataset, a job that makes another of it, one of no product, and people around them.</summary>
    private async Task<ReviewMesh> MeshAsync(string name, Visibility visibility = Visibility.Open)
    {
        var domain = A.Domain($"d-{name}".ToLowerInvariant());
        var team = A.Team($"t-{name}".ToLowerInvariant(), domain);
        DataProduct product = A.DataProduct($"{domain.Key}/orders", domain).OwnedBy(team).Shown(visibility).WithOutput("lake");
        Person[] people = [A.Person("Ana"), A.Person("Priya"), A.Person("Marta"), A.Person("Ingrid")];
        await store.AddAsync([domain, team, product, .. people,
            RoleAssignment.Member(CatalogId.New<RoleAssignmentId>(store.Clock), people[1].Id, team.Id, "test", store.Clock.GetUtcNow()),
            RoleAssignment.Steward(CatalogId.New<RoleAssignmentId>(store.Clock), people[2].Id, domain.Id, "test", store.Clock.GetUtcNow()),
            RoleAssignment.Administrator(CatalogId.New<RoleAssignmentId>(store.Clock), people[3].Id, "test", store.Clock.GetUtcNow())]);
        var mesh = new ReviewMesh(name, product.Id, A.Analyst(people[0]), A.Analyst(people[1]) with { Teams = FrozenSet.Create(team.Id) }, A.Analyst(people[2]) with { Stewards = FrozenSet.Create(domain.Id) }, A.Analyst(people[3]) with { Administrator = true });
        await store.SendAsync(mesh.Event(store.Clock.GetUtcNow()));
        await store.ProjectAsync();
        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        var (space, dataset) = (mesh.Orders.Namespace, mesh.Orders.Name);
        var id = await db.Datasets.Where(d => d.Namespace == space && d.Name == dataset).Select(d => d.Id).SingleAsync(Ct);
        db.Add(new PortDataset(product.Ports[0].Id, id));
        await db.SaveChangesAsync(Ct);
        return mesh;
    }

    private sealed record ReviewMesh(string Name, DataProductId Product, Actor Ana, Actor Priya, Actor Marta, Actor Ingrid)
    {
        public EndName Orders => new(false, $"ns-{Name}", "orders");
        public EndName Report => new(false, $"ns-{Name}", "report");
        public EndName Loose => new(false, $"ns-{Name}", "loose");
        public EndName Job => new(true, $"ns-{Name}", "job");

        public string Event(DateTimeOffset at) => $$$"""
            {"eventType":"COMPLETE","eventTime":"{{{at:O}}}","run":{"runId":"{{{Name}}}-{{{at.Ticks}}}"},"job":{"namespace":"ns-{{{Name}}}","name":"job"},
             "inputs":[{"namespace":"ns-{{{Name}}}","name":"orders"},{"namespace":"ns-{{{Name}}}","name":"loose"}],
             "outputs":[{"namespace":"ns-{{{Name}}}","name":"report","facets":{"columnLineage":{"fields":{"total":{"inputFields":[{"namespace":"ns-{{{Name}}}","name":"orders","field":"amount"}]} } } } }]}
            """;

        public string EmptyRun(int run, DateTimeOffset at) => $$$"""{"eventType":"COMPLETE","eventTime":"{{{at:O}}}","run":{"runId":"{{{Name}}}-empty-{{{run}}}"},"job":{"namespace":"ns-{{{Name}}}","name":"job"}}""";
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteReviewTests(LineageStore<SqliteDatabase> store) : ReviewTests(store), IClassFixture<LineageStore<SqliteDatabase>>;

[Trait("Database", "Postgres")]
public sealed class PostgresReviewTests(LineageStore<PostgresDatabase> store) : ReviewTests(store), IClassFixture<LineageStore<PostgresDatabase>>;
