using Catalog.Core.Datasets;
using Catalog.Core.Lineage;
using Xunit;

namespace Catalog.Core.Tests.Lineage;

public sealed class EdgeReviewTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 15, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_rejected_edge_stays_rejected_and_says_that_it_is_still_seen()
    {
        var edge = Observed(Now);
        edge.Decide(ReviewState.Rejected, "Marta", "Not so", Now);

        edge.Join(Observed(Now.AddDays(1)));

        Assert.Equal(ReviewState.Rejected, edge.Review);
        Assert.True(edge.StillSeen);
        Assert.Equal("Not so", edge.Reason);
    }

    [Fact]
    public void A_decision_taken_back_leaves_what_was_learned_meanwhile()
    {
        var edge = new LineageEdge(EdgeKind.DatasetToJob, 2, 3, EdgeOrigins.Inferred, Now);
        edge.Decide(ReviewState.Rejected, "Marta", "Not so", Now);
        edge.Join(Observed(Now.AddDays(1)));

        Assert.True(edge.Undo());

        Assert.Equal(ReviewState.Accepted, edge.Review);
        Assert.Null(edge.DecidedBy);
        Assert.False(edge.Undo());
    }

    [Fact]
    public void Undo_brings_back_every_part_of_how_it_stood()
    {
        var edge = Observed(Now);
        edge.SetExpiry(Now.AddDays(3), "Marta", "For the migration", Now);
        edge.Decide(ReviewState.Rejected, "Ingrid", "No", Now.AddHours(1));

        edge.Undo();

        Assert.Equal((ReviewState.Accepted, "Marta", "For the migration", Now.AddDays(3)), (edge.Review, edge.DecidedBy, edge.Reason, edge.ExpiresAt!.Value));
    }

    [Fact]
    public void What_ended_by_a_rule_comes_back_when_seen_and_what_ended_as_a_person_set_it_does_not()
    {
        var (ruled, set) = (Observed(Now), Observed(Now));
        ruled.Expire("Not seen", Now.AddDays(1));
        set.SetExpiry(Now.AddDays(1), "Marta", null, Now);
        set.Expire("Its time was up.", Now.AddDays(1));

        ruled.Join(Observed(Now.AddDays(2)));
        set.Join(Observed(Now.AddDays(2)));

        Assert.Equal((ReviewState.Accepted, ReviewState.Expired), (ruled.Review, set.Review));
    }

    [Fact]
    public void A_guess_that_ended_is_accepted_when_even_an_old_event_teaches_it_and_stays_rejected_when_a_person_said_so()
    {
        var (ended, rejected) = (new LineageEdge(EdgeKind.Field, 2, 4, EdgeOrigins.Inferred, Now), new LineageEdge(EdgeKind.Field, 2, 4, EdgeOrigins.Inferred, Now));
        ended.Infer(holds: false, Now);
        rejected.Decide(ReviewState.Rejected, "Marta", "Not so", Now);

        ended.Join(Observed(Now.AddDays(-30)));
        rejected.Join(Observed(Now.AddDays(-30)));

        Assert.Equal((ReviewState.Accepted, ReviewState.Rejected), (ended.Review, rejected.Review));
    }

    [Theory]
    [InlineData(EdgeOrigins.Observed, false, 91, true)]
    [InlineData(EdgeOrigins.Observed, false, 89, false)]
    [InlineData(EdgeOrigins.Observed, true, 91, false)]
    [InlineData(EdgeOrigins.Observed | EdgeOrigins.Inferred, false, 91, true)]
    [InlineData(EdgeOrigins.Observed | EdgeOrigins.Declared, false, 91, false)]
    [InlineData(EdgeOrigins.Manual, false, 91, false)]
    public void Only_what_is_only_observed_goes_stale_and_never_what_is_pinned(EdgeOrigins origins, bool pinned, int days, bool stale)
    {
        var edge = new LineageEdge(EdgeKind.DatasetToJob, 2, 3, origins, Now);
        if (pinned) edge.Pin(true);

        Assert.Equal(stale, Staleness.Default.Since(edge, [], Now.AddDays(days)) is not null);
    }

    [Fact]
    public void Three_complete_runs_without_it_make_an_edge_stale()
    {
        var edge = Observed(Now);
        DateTimeOffset[] runs = [Now.AddDays(3), Now.AddDays(2), Now.AddDays(1)];

        Assert.NotNull(Staleness.Default.Since(edge, runs, Now.AddDays(4)));
        Assert.Null(Staleness.Default.Since(edge, runs[..2], Now.AddDays(4)));
        edge.Join(Observed(Now.AddDays(1)));
        Assert.Null(Staleness.Default.Since(edge, runs, Now.AddDays(4)));
    }

    [Theory]
    [InlineData("postgres://DB.example:5432", "shop.public.orders", "postgresql://db.example", "shop.public.orders", true)]
    [InlineData("s3a://bucket", "/raw/orders/", "s3://bucket", "raw/orders", true)]
    [InlineData("mssql://h:1433", "a.b.c", "sqlserver://h", "a.b.c", true)]
    [InlineData("hdfs://Name:8020/", "/x", "hdfs://name", "x", true)]
    [InlineData("s3://Bucket", "raw", "s3://bucket", "raw", false)]
    [InlineData("postgres://db:5433", "a.b.c", "postgres://db", "a.b.c", false)]
    [InlineData("kafka://b:9092", "Orders", "kafka://b:9092", "orders", false)]
    [InlineData("airflow", "x", "airflow", "y", false)]
    [InlineData("bigquery", "p.d.t", "bigquery", "P.d.t", false)]
    public void Names_are_twins_only_where_the_naming_rules_let_people_choose(string ns, string name, string otherNs, string otherName, bool twins) =>
        Assert.Equal(twins, DatasetTwins.HashOf(ns, name).SequenceEqual(DatasetTwins.HashOf(otherNs, otherName)));

    private static LineageEdge Observed(DateTimeOffset at) => new(EdgeKind.DatasetToJob, 2, 3, EdgeOrigins.Observed, at);
}
