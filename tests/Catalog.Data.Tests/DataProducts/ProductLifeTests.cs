using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Documentation;
using Catalog.Core.Domains;
using Catalog.Core.Glossary;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.TestKit.Builders;
using Catalog.TestKit.Databases;
using Catalog.TestKit.Time;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Catalog.Data.Tests.DataProducts;

/// <summary>Registering, editing, ending, moving and documenting a product over a real database.</summary>
public abstract class ProductLifeTests(DatabaseFixture database)
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly FixedClock clock = new();
    private readonly string mark = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N")[20..];

    [Fact]
    public async Task A_registered_product_has_its_page_its_documentation_and_its_trail()
    {
        await using var stage = await StageAsync();
        var key = await stage.RegisterAsync("Orders");

        var page = await stage.Node.Get<IProductPageQueries>().PageAsync(key, stage.Owner, None);

        Assert.NotNull(page?.Details);
        Assert.Equal((key, "Orders", Lifecycle.Draft), (page.Key, page.Title, page.Facts.Lifecycle));
        Assert.Equal(stage.Team.Id, page.Facts.TeamId);
        Assert.Equal("# Hello", page.Details.Overview?.Markdown);
        Assert.Equal(["registered", "documented"], (await stage.TrailAsync(page.Facts.Id)).OrderByDescending(v => v, StringComparer.Ordinal));
        var taken = await stage.Node.Get<RegisterProduct>().ExecuteAsync(stage.Registration("Orders"), stage.Owner, None);
        Assert.Contains("is taken", Assert.IsType<Refusal.Invalid>(taken.Refusal).Errors["name"][0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_members_stewards_and_administrators_register_and_edit()
    {
        await using var stage = await StageAsync();
        var key = await stage.RegisterAsync("Mine");

        var outsider = await stage.Node.Get<RegisterProduct>().ExecuteAsync(stage.Registration("Theirs"), A.Analyst(), None);
        var edit = await stage.Node.Get<EditProduct>().ExecuteAsync(new ProductEdit(key, new ProductSheet { Title = "X" }, null), A.Analyst(), None);

        Assert.IsType<Refusal.Forbidden>(outsider.Refusal);
        Assert.IsType<Refusal.Forbidden>(edit.Refusal);
    }

    [Fact]
    public async Task A_replacement_is_found_under_the_key_it_bears_now()
    {
        await using var stage = await StageAsync();
        var (old, next) = (await stage.RegisterAsync("Old one"), await stage.RegisterAsync("Next one"));
        Assert.True((await stage.Node.Get<ChangeLifecycle>().ExecuteAsync(new LifecycleStep(old, Lifecycle.Active, null), stage.Owner, None)).IsOk);
        Assert.True((await stage.Node.Get<Deprecate>().ExecuteAsync(new Deprecation(old, new DateOnly(2031, 1, 1), next.ToString(), null), stage.Owner, None)).IsOk);

        var moved = await stage.Node.Get<MoveProduct>().ExecuteAsync(new ProductMove(next, next.Domain, "renamed-one", null), Actor.Verb("test"), None);
        Assert.True(moved.IsOk, moved.Refusal?.Sentence);

        Assert.Equal(moved.Value!.Key, (await stage.Node.Get<IProductPageQueries>().PageAsync(old, stage.Owner, None))!.Replacement.ToString());
        var listed = await stage.Node.Get<IDataProductQueries>().ListAsync(new ProductFilter { Domains = [old.Domain] }, ProductSort.Default, new PageRequest(null), stage.Owner, None);
        Assert.Equal(moved.Value.Key, listed.Items.Single(p => p.Key == old).Replacement.ToString());
    }

    [Fact]
    public async Task Of_two_editors_the_second_is_told_and_nothing_of_the_first_is_lost()
    {
        await using var stage = await StageAsync();
        var key = await stage.RegisterAsync("Edited");
        var form = (await stage.Node.Get<IProductPageQueries>().FormAsync(key, stage.Owner, None)).Value!;
        var edit = stage.Node.Get<EditProduct>();

        var first = await edit.ExecuteAsync(new ProductEdit(key, form.Sheet with { Purpose = "first" }, form.Version), stage.Owner, None);
        var second = await edit.ExecuteAsync(new ProductEdit(key, form.Sheet with { Purpose = "second" }, form.Version), stage.Owner, None);

        Assert.True(first.IsOk);
        var conflict = Assert.IsType<Refusal.Conflict>(second.Refusal);
        var now = (await stage.Node.Get<IProductPageQueries>().FormAsync(key, stage.Owner, None)).Value!;
        Assert.Equal(("first", now.Version), (now.Sheet.Purpose, conflict.CurrentVersion));
    }

    [Fact]
    public async Task A_product_ends_with_a_date_a_replacement_and_a_trail_and_can_come_back()
    {
        await using var stage = await StageAsync();
        var (key, other) = (await stage.RegisterAsync("Old"), await stage.RegisterAsync("New"));
        var life = stage.Node.Get<ChangeLifecycle>();
        Assert.True((await life.ExecuteAsync(new LifecycleStep(key, Lifecycle.Active, null), stage.Owner, None)).IsOk);

        var past = await stage.Node.Get<Deprecate>().ExecuteAsync(new Deprecation(key, new DateOnly(2029, 1, 1), null, null), stage.Owner, None);
        var ended = await stage.Node.Get<Deprecate>().ExecuteAsync(new Deprecation(key, new DateOnly(2030, 6, 1), other.ToString(), null), stage.Owner, None);
        var page = (await stage.Node.Get<IProductPageQueries>().PageAsync(key, stage.Owner, None))!;

        Assert.IsType<Refusal.Invalid>(past.Refusal);
        Assert.True(ended.IsOk);
        Assert.Equal((Lifecycle.Deprecated, new DateOnly(2030, 6, 1), other), (page.Facts.Lifecycle, page.EndDate, page.Replacement));
        Assert.True((await life.ExecuteAsync(new LifecycleStep(key, Lifecycle.Active, null), stage.Owner, None)).IsOk);
        Assert.Null((await stage.Node.Get<IProductPageQueries>().PageAsync(key, stage.Owner, None))!.EndDate);
        Assert.True((await stage.Node.Get<RetireProduct>().ExecuteAsync(new Retirement(key, null), stage.Owner, None)).IsOk);
        Assert.Contains("retired", await stage.TrailAsync(page.Facts.Id));
    }

    [Fact]
    public async Task A_product_ends_today_at_the_earliest_by_the_day_of_the_mesh()
    {
        await using var stage = await StageAsync();
        var key = await stage.RegisterAsync("Ending");
        Assert.True((await stage.Node.Get<ChangeLifecycle>().ExecuteAsync(new LifecycleStep(key, Lifecycle.Active, null), stage.Owner, None)).IsOk);
        // 11:00 UTC on the 15th is the 16th fourteen hours east, and still the 14th twelve hours west.
        Deprecate In(int hours) => new(stage.Node.Works, new AccessRules(365, TimeZoneInfo.CreateCustomTimeZone("mesh", TimeSpan.FromHours(hours), null, null)), clock);
        clock.Advance(TimeSpan.FromHours(2));

        Assert.IsType<Refusal.Invalid>((await In(14).ExecuteAsync(new Deprecation(key, new DateOnly(2030, 1, 15), null, null), stage.Owner, None)).Refusal);
        Assert.True((await In(-12).ExecuteAsync(new Deprecation(key, new DateOnly(2030, 1, 14), null, null), stage.Owner, None)).IsOk);
    }

    [Fact]
    public async Task An_old_key_leads_to_a_moved_product_for_ever()
    {
        await using var stage = await StageAsync();
        var key = await stage.RegisterAsync("Before");

        var moved = await stage.Node.Get<MoveProduct>().ExecuteAsync(new ProductMove(key, stage.Domain.Key, "after", null), stage.Owner, None);
        var page = await stage.Node.Get<IProductPageQueries>().PageAsync(key, stage.Owner, None);
        var taken = await stage.Node.Get<RegisterProduct>().ExecuteAsync(stage.Registration("Before"), stage.Owner, None);
        var back = await stage.Node.Get<MoveProduct>().ExecuteAsync(new ProductMove(page!.Key, stage.Domain.Key, "before", null), stage.Owner, None);

        Assert.Equal($"{stage.Domain.Key}/after", moved.Value?.Key);
        Assert.Equal("after", page.Key.Name);
        Assert.IsType<Refusal.Invalid>(taken.Refusal);
        Assert.Equal(key.ToString(), back.Value?.Key);
        Assert.Equal(key, (await stage.Node.Get<IProductPageQueries>().PageAsync(page.Key, stage.Owner, None))!.Key);
    }

    [Fact]
    public async Task A_hidden_product_is_not_there_and_a_restricted_one_keeps_its_details()
    {
        await using var stage = await StageAsync();
        var key = await stage.RegisterAsync("Secret");
        var pages = stage.Node.Get<IProductPageQueries>();
        var show = stage.Node.Get<SetVisibility>();
        var docs = stage.Node.Get<IDocumentationQueries>();

        Assert.True((await show.ExecuteAsync(new VisibilityChoice(key, Visibility.Restricted, null), stage.Owner, None)).IsOk);
        Assert.Null((await pages.PageAsync(key, A.Analyst(), None))!.Details);
        Assert.IsType<Refusal.Forbidden>((await docs.PageAsync(A.Analyst(), key, "overview", None)).Refusal);
        Assert.True((await show.ExecuteAsync(new VisibilityChoice(key, Visibility.Hidden, null), stage.Owner, None)).IsOk);
        Assert.Null(await pages.PageAsync(key, A.Analyst(), None));
        Assert.IsType<Refusal.NotFound>((await docs.PageAsync(A.Analyst(), key, "overview", None)).Refusal);
        Assert.Empty(await pages.KnownAsync([key.ToString()], A.Analyst(), None));
        Assert.NotNull((await pages.PageAsync(key, stage.Owner, None))?.Details);
    }

    [Fact]
    public async Task A_product_goes_to_another_team_at_once_with_rights_on_both_sides_else_it_waits()
    {
        await using var stage = await StageAsync();
        var key = await stage.RegisterAsync("Given");
        var hand = stage.Node.Get<HandOver>();

        var waits = await hand.ExecuteAsync(new OwnerChoice(key, stage.Other.Key, null), stage.Owner, None);
        var again = await hand.ExecuteAsync(new OwnerChoice(key, stage.Other.Key, null), stage.Owner, None);
        var done = await hand.ExecuteAsync(new OwnerChoice(key, stage.Other.Key, null), A.Steward(stage.Domain), None);

        Assert.True(waits.Value!.Proposed);
        Assert.IsType<Refusal.Conflict>(again.Refusal);
        Assert.False(done.Value!.Proposed);
        await using var db = await stage.Node.Contexts.CreateDbContextAsync();
        Assert.Equal(ProposalState.Open, (await db.OwnershipProposals.SingleAsync(p => p.ProductId == done.Value.Id)).State);
        Assert.Equal(stage.Other.Id, (await db.DataProducts.SingleAsync(p => p.Id == done.Value.Id)).TeamId);
    }

    [Fact]
    public async Task A_level_is_given_by_those_it_names_and_with_a_reason()
    {
        await using var stage = await StageAsync();
        var key = await stage.RegisterAsync("Good");
        var certify = stage.Node.Get<CertifyProduct>();

        var owner = await certify.ExecuteAsync(new Certification(key, stage.Level, "Because.", null), stage.Owner, None);
        var silent = await certify.ExecuteAsync(new Certification(key, stage.Level, " ", null), A.Steward(stage.Domain), None);
        var given = await certify.ExecuteAsync(new Certification(key, stage.Level, "All promises kept.", null), A.Steward(stage.Domain), None);
        var page = (await stage.Node.Get<IProductPageQueries>().PageAsync(key, stage.Owner, None))!;
        var taken = await certify.ExecuteAsync(new Certification(key, null, "Mine.", null), stage.Owner, None);

        Assert.IsType<Refusal.Forbidden>(owner.Refusal);
        Assert.IsType<Refusal.Invalid>(silent.Refusal);
        Assert.True(given.IsOk);
        Assert.Equal((stage.Level, "All promises kept."), (page.Certification?.Key, page.CertificationReason));
        Assert.IsType<Refusal.Forbidden>(taken.Refusal);
    }

    [Fact]
    public async Task Taking_the_sources_value_ends_the_curation_and_only_that()
    {
        await using var stage = await StageAsync();
        var key = new DataProductKey(stage.Domain.Key, "sourced");
        await stage.AddAsync(A.DataProduct(key.ToString(), stage.Domain).OwnedBy(stage.Team).Titled("Sourced").Saying(s => s with { Purpose = "source", Usage = "source" }).Build());
        var form = (await stage.Node.Get<IProductPageQueries>().FormAsync(key, stage.Owner, None)).Value!;
        Assert.True((await stage.Node.Get<EditProduct>().ExecuteAsync(new ProductEdit(key, form.Sheet with { Purpose = "mine", Usage = "mine" }, null), stage.Owner, None)).IsOk);

        var take = stage.Node.Get<TakeSourceValue>();
        Assert.True((await take.ExecuteAsync(new SourceValueChoice(key, "purpose", null), stage.Owner, None)).IsOk);
        var origin = (await stage.Node.Get<IProductPageQueries>().OriginAsync(key, stage.Owner, None)).Value!;
        var version = origin.Version;
        Assert.True((await take.ExecuteAsync(new SourceValueChoice(key, "purpose", null), stage.Owner, None)).IsOk);

        Assert.Equal(["usage"], origin.Differences.Select(d => d.Path));
        Assert.Equal("source", (await stage.Node.Get<IProductPageQueries>().PageAsync(key, stage.Owner, None))!.Purpose);
        Assert.Equal(version, (await stage.Node.Get<IProductPageQueries>().OriginAsync(key, stage.Owner, None)).Value!.Version);
    }

    [Fact]
    public async Task Two_writers_of_a_page_are_merged_and_clash_only_on_the_same_lines()
    {
        await using var stage = await StageAsync();
        var key = await stage.RegisterAsync("Written");
        var write = stage.Node.Get<WriteDocumentation>();
        async Task<PageWritten> WriteAsync(string text, int over) => (await write.ExecuteAsync(new PageText(key, "guide", "Guide", text, over), stage.Owner, None)).Value!;

        Assert.Equal(1, Assert.IsType<PageWritten.Stored>(await WriteAsync("a\nb\nc\nd", 0)).Revision);
        Assert.Equal(2, Assert.IsType<PageWritten.Stored>(await WriteAsync("A\nb\nc\nd", 1)).Revision);
        var merged = Assert.IsType<PageWritten.Stored>(await WriteAsync("a\nb\nc\nD", 1));
        var clash = Assert.IsType<PageWritten.Clashing>(await WriteAsync("mine\nb\nc\nd", 1));

        var docs = stage.Node.Get<IDocumentationQueries>();
        var page = (await docs.PageAsync(stage.Owner, key, "guide", None)).Value!;
        Assert.Equal((3, "A\nb\nc\nD", "Priya"), (merged.Revision, page.Markdown, merged.MergedWith));
        Assert.Equal("mine\nb\nc\nD", clash.Merge.Resolve(c => c.Mine));
        Assert.True((await stage.Node.Get<RestoreRevision>().ExecuteAsync(new RevisionChoice(key, "guide", 1), stage.Owner, None)).IsOk);
        Assert.Equal("a\nb\nc\nd", (await docs.PageAsync(stage.Owner, key, "guide", None)).Value!.Markdown);
        var first = (await docs.RevisionsAsync(stage.Owner, key, "guide", new PageRequest(null, 3), None)).Value!;
        var rest = (await docs.RevisionsAsync(stage.Owner, key, "guide", new PageRequest(first.Next, 3), None)).Value!;
        Assert.Equal([4, 3, 2, 1], first.Items.Concat(rest.Items).Select(r => r.Number));
        var stale = await write.ExecuteAsync(new PageText(key, "guide", null, "x", ExpectedVersion: page.Version), stage.Owner, None);
        Assert.IsType<Refusal.Conflict>(stale.Refusal);
    }

    private async Task<Stage> StageAsync()
    {
        var node = await CatalogNode.OpenAsync(database, clock);
        var domain = A.Domain($"d{mark}");
        var stage = new Stage(node, domain, A.Team($"t{mark}", domain), A.Team($"o{mark}", domain), $"gold-{mark}");
        var level = new CertificationLevel(CatalogId.New<CertificationLevelId>(clock), stage.Level);
        level.Describe("Gold", null, 1, Role.Steward);
        await stage.AddAsync(domain, stage.Team, stage.Other, level);
        return stage;
    }

    private sealed record Stage(CatalogNode Node, Domain Domain, Team Team, Team Other, string Level) : IAsyncDisposable
    {
        public Actor Owner { get; } = A.Member(Team);

        public ProductRegistration Registration(string title) => new(Domain.Key, Team.Key, null, new ProductSheet { Title = title, Purpose = "What it is for." }, "# Hello");

        public async Task<DataProductKey> RegisterAsync(string title)
        {
            var written = await Node.Get<RegisterProduct>().ExecuteAsync(Registration(title), Owner, None);
            Assert.True(written.IsOk, written.Refusal?.Sentence);
            Assert.True(DataProductKey.TryParse(written.Value.Key, out var key));
            return key;
        }

        public async Task AddAsync(params object[] entities)
        {
            await using var work = Node.Works.Open();
            foreach (var entity in entities) work.Add(entity);
            Assert.Null(await work.SaveAsync(None));
        }

        public async Task<List<string>> TrailAsync(DataProductId product)
        {
            await using var db = await Node.Contexts.CreateDbContextAsync();
            return await db.ActivityEntries.Where(a => a.ProductId == product).Select(a => a.Verb).ToListAsync();
        }

        public ValueTask DisposeAsync() => Node.DisposeAsync();
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteProductLifeTests(SqliteDatabase database) : ProductLifeTests(database), IClassFixture<SqliteDatabase>;

[Trait("Database", "Postgres")]
public sealed class PostgresProductLifeTests(PostgresDatabase database) : ProductLifeTests(database), IClassFixture<PostgresDatabase>;
