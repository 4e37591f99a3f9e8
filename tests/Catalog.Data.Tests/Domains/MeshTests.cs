using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Glossary;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.TestKit.Builders;
using Catalog.TestKit.Databases;
using Catalog.TestKit.Time;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Catalog.Data.Tests.Domains;

/// <summary>Domains, teams, people, terms, tags and levels: who may change them, and what counts hold.</summary>
public abstract class MeshTests(CatalogStore store)
{
    private static readonly FixedClock Clock = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_never_hold_a_hidden_product()
    {
        var top = A.Domain("counted");
        var (below, team) = (A.Domain("counted-below", top), A.Team("counted-team", top));
        DataProduct open = A.DataProduct("counted/open", top).OwnedBy(team).Tagged("counted-tag").About("counted-term");
        DataProduct hidden = A.DataProduct("counted-below/hidden", below).OwnedBy(team).Hidden().Tagged("counted-tag", "counted-secret").About("counted-term");
        var term = new GlossaryTerm(CatalogId.New<GlossaryTermId>(Clock), "counted-term", FixedClock.Beginning);
        term.Define("Counted", "What is counted.", top.Id, ["tallied"], FixedClock.Beginning);
        var person = A.Person("Marta Lindqvist");
        await store.AddAsync(top, below, team, open, hidden, term, person, RoleAssignment.Steward(CatalogId.New<RoleAssignmentId>(Clock), person.Id, top.Id, "test", FixedClock.Beginning), RoleAssignment.Member(CatalogId.New<RoleAssignmentId>(Clock), person.Id, team.Id, "test", FixedClock.Beginning));

        async Task<(int, int, int, int, bool)> CountsAsync(Actor actor) => (
            (await store.Get<IDomainQueries>().TreeAsync(actor, Ct)).Single(d => d.Key == "counted").ProductsBelow,
            (await store.Get<ITeamQueries>().FindAsync("counted-team", actor, Ct))!.Row.Products,
            (await store.Get<IGlossaryQueries>().FindAsync("counted-term", actor, Ct))!.Row.Products,
            (await store.Get<ITagQueries>().FindAsync("Counted-Tag", actor, Ct))!.Row.Products,
            (await store.Get<ITagQueries>().ListAsync("counted", new PageRequest(null), actor, Ct)).Items.Any(t => t.Tag == "counted-secret"));
        Assert.Equal((1, 1, 1, 1, false), await CountsAsync(A.Analyst()));
        Assert.Equal((2, 2, 2, 2, true), await CountsAsync(A.Member(team)));
        Assert.Null(await store.Get<ITagQueries>().FindAsync("counted-secret", A.Analyst(), Ct));
        Assert.Empty(await store.Get<IDomainQueries>().TreeAsync(Actor.Anonymous, Ct));

        var domain = await store.Get<IDomainQueries>().FindAsync("counted-below", A.Analyst(), Ct);
        Assert.Equal([new Named("counted", "Counted")], domain!.Path);
        Assert.Equal("Marta Lindqvist", Assert.Single(domain.StewardsAbove).Name);
        Assert.False(domain.MayManage);
        var colleague = await store.Get<IColleagueQueries>().FindAsync(person.Id, A.Analyst(), Ct);
        Assert.Equal(["counted-team"], colleague!.Row.Teams.Select(t => t.Key));
        Assert.Equal(["counted"], colleague.Row.Domains.Select(d => d.Key));
    }

    [Fact]
    public async Task Renaming_a_domain_takes_its_products_along_and_old_keys_lead_on()
    {
        var (domain, team) = (A.Domain("retail"), A.Team("retail-team"));
        DataProduct orders = A.DataProduct("retail/orders", domain).OwnedBy(team).Titled("Orders");
        await store.AddAsync(domain, team, orders);
        var (edit, steward) = (store.Get<EditDomain>(), A.Steward(domain));

        Assert.IsType<Refusal.Forbidden>((await edit.ExecuteAsync(new DomainEdit("retail", "Commerce", null, null, "commerce"), A.Member(team), Ct)).Refusal);
        var renamed = await edit.ExecuteAsync(new DomainEdit("retail", "Commerce", "What we sell.", null, "commerce"), steward, Ct);
        Assert.Null(renamed.Refusal);
        Assert.Equal("commerce/orders", (await store.Get<IDataProductQueries>().DetailAsync(new("retail", "orders"), A.Analyst(), Ct))!.Summary.Key.ToString());
        Assert.Equal("commerce", (await store.Get<IDomainQueries>().FindAsync("retail", A.Analyst(), Ct))!.Row.Key);
        await using (var db = await store.Contexts.CreateDbContextAsync(Ct))
        {
            var trail = await db.ActivityEntries.AsNoTracking().Where(a => a.ProductId == orders.Id || a.SubjectId == domain.Id.Value).ToListAsync(Ct);
            Assert.Equal(["moved", "renamed"], trail.Select(a => a.Verb).Order());
            Assert.Contains(new FieldChange("key", "retail", "commerce"), trail.Single(a => a.Verb == "renamed").Changes);
        }

        Assert.Null((await edit.ExecuteAsync(new DomainEdit("commerce", "Retail", null, null, "retail"), steward, Ct)).Refusal);
        Assert.Equal("retail/orders", (await store.Get<IDataProductQueries>().DetailAsync(new("commerce", "orders"), A.Analyst(), Ct))!.Summary.Key.ToString());
        Assert.IsType<Refusal.Invalid>((await store.Get<CreateDomain>().ExecuteAsync(new NewDomain("Commerce"), A.Administrator(), Ct)).Refusal);
    }

    [Fact]
    public async Task A_domain_moves_only_where_its_steward_has_rights_and_never_below_itself()
    {
        var top = A.Domain("moving");
        var (child, other) = (A.Domain("moving-child", top), A.Domain("moving-other"));
        await store.AddAsync(top, child, other);
        var edit = store.Get<EditDomain>();

        var below = await edit.ExecuteAsync(new DomainEdit("moving", "Moving", null, "moving-child"), A.Steward(top, child), Ct);
        Assert.Contains("parent", Assert.IsType<Refusal.Invalid>(below.Refusal).Errors.Keys);
        Assert.IsType<Refusal.Forbidden>((await edit.ExecuteAsync(new DomainEdit("moving-child", "Child", null, "moving-other"), A.Steward(top, child), Ct)).Refusal);
        Assert.IsType<Refusal.Forbidden>((await edit.ExecuteAsync(new DomainEdit("moving-child", "Child", null, null), A.Steward(top, child), Ct)).Refusal);
        Assert.Null((await edit.ExecuteAsync(new DomainEdit("moving-child", "Child", null, "moving-other"), A.Administrator(), Ct)).Refusal);
        Assert.Equal("moving-other", (await store.Get<IDomainQueries>().FindAsync("moving-child", A.Analyst(), Ct))!.Row.Parent);
        var stale = await edit.ExecuteAsync(new DomainEdit("moving", "Again", null, null, ExpectedVersion: 999), A.Administrator(), Ct);
        Assert.NotNull(Assert.IsType<Refusal.Conflict>(stale.Refusal).CurrentVersion);
    }

    [Fact]
    public async Task A_team_is_made_and_changed_by_those_who_look_after_its_domain()
    {
        var (domain, other) = (A.Domain("teams-here"), A.Domain("teams-there"));
        await store.AddAsync(domain, other);
        var made = await store.Get<CreateTeam>().ExecuteAsync(new NewTeam("Order Desk", "Takes orders.", "desk@example.org", "teams-here"), A.Steward(domain), Ct);
        Assert.Equal("order-desk", made.Value!.Key);
        Assert.IsType<Refusal.Forbidden>((await store.Get<CreateTeam>().ExecuteAsync(new NewTeam("Other", Domain: "teams-there"), A.Steward(domain), Ct)).Refusal);
        var edit = store.Get<EditTeam>();
        Assert.IsType<Refusal.Forbidden>((await edit.ExecuteAsync(new TeamEdit("order-desk", "Desk", null, null, "teams-there"), A.Steward(domain), Ct)).Refusal);
        Assert.Contains("email", Assert.IsType<Refusal.Invalid>((await edit.ExecuteAsync(new TeamEdit("order-desk", "Desk", null, "no address", "teams-here"), A.Steward(domain), Ct)).Refusal).Errors.Keys);
        Assert.Null((await edit.ExecuteAsync(new TeamEdit("order-desk", "Desk", null, null, "teams-here", "desk"), A.Steward(domain), Ct)).Refusal);
        var team = await store.Get<ITeamQueries>().FindAsync("order-desk", A.Steward(domain), Ct);
        Assert.Equal(("desk", true, false), (team!.Row.Key, team.MayManage, team.MayManageMembers));
    }

    [Fact]
    public async Task A_term_is_defined_once_and_changed_by_stewards()
    {
        var domain = A.Domain("words");
        await store.AddAsync(domain);
        var define = store.Get<DefineTerm>();
        Assert.IsType<Refusal.Forbidden>((await define.ExecuteAsync(new TermDefinition(null, "Net amount", "Before tax.", null, []), A.Analyst(), Ct)).Refusal);
        Assert.Equal("net-amount", (await define.ExecuteAsync(new TermDefinition(null, "Net amount", "Before tax.", "words", ["net", "Net"]), A.Steward(domain), Ct)).Value!.Key);
        Assert.IsType<Refusal.Invalid>((await define.ExecuteAsync(new TermDefinition(null, "Net Amount", "Again.", "words", []), A.Steward(domain), Ct)).Refusal);
        Assert.IsType<Refusal.Conflict>((await define.ExecuteAsync(new TermDefinition("net-amount", "Net amount", "After tax.", "words", [], 999), A.Steward(domain), Ct)).Refusal);
        Assert.IsType<Refusal.Forbidden>((await define.ExecuteAsync(new TermDefinition("net-amount", "Net amount", "After tax.", null, []), A.Steward(A.Domain("elsewhere")), Ct)).Refusal);
        Assert.Null((await define.ExecuteAsync(new TermDefinition("net-amount", "Net amount", "After tax.", "words", ["net"]), A.Steward(domain), Ct)).Refusal);
        var row = Assert.Single((await store.Get<IGlossaryQueries>().ListAsync("after TAX", "words", new PageRequest(null), A.Analyst(), Ct)).Items);
        Assert.Equal(["net"], row.Synonyms);
        Assert.Equal("words", row.Domain!.Key);
    }

    [Fact]
    public async Task Merging_a_tag_changes_every_product_and_tells_only_of_visible_ones()
    {
        var domain = A.Domain("tagging");
        DataProduct one = A.DataProduct("tagging/one", domain).Tagged("GDPR-old", "keep");
        DataProduct both = A.DataProduct("tagging/both", domain).Tagged("gdpr-old", "gdpr-new");
        DataProduct hidden = A.DataProduct("tagging/hidden", domain).Hidden().Tagged("gdpr-old");
        await store.AddAsync(domain, one, both, hidden);
        await store.Get<DescribeTag>().ExecuteAsync(new TagWords("gdpr-old", "Personal data."), A.Administrator(), Ct);
        var rename = store.Get<RenameTag>();

        Assert.IsType<Refusal.Forbidden>((await rename.ExecuteAsync(new TagRename("gdpr-old", "gdpr-new"), A.Analyst(), Ct)).Refusal);
        Assert.Equal(2, (await rename.ExecuteAsync(new TagRename("gdpr-old", "gdpr-new"), A.Steward(A.Domain("far-away")), Ct)).Value);
        Assert.Null(await store.Get<ITagQueries>().FindAsync("gdpr-old", A.Administrator(), Ct));
        var merged = await store.Get<ITagQueries>().FindAsync("gdpr-new", A.Administrator(), Ct);
        Assert.Equal((3, "Personal data."), (merged!.Row.Products, merged.Row.Description));
        await using var db = await store.Contexts.CreateDbContextAsync(Ct);
        Assert.Equal(["gdpr-new", "keep"], await db.ProductTags.Where(t => t.ProductId == one.Id).OrderBy(t => t.Tag).Select(t => t.Tag).ToListAsync(Ct));
        Assert.Equal(3, await db.ActivityEntries.CountAsync(a => a.Verb == "tagged" && a.SubjectKey.StartsWith("tagging/"), Ct));
    }

    [Fact]
    public async Task Levels_are_defined_ordered_and_removed_by_administrators_only_while_unused()
    {
        var (define, admin) = (store.Get<DefineCertificationLevel>(), A.Administrator());
        Assert.IsType<Refusal.Forbidden>((await define.ExecuteAsync(new LevelDefinition(null, "Bronze", null, Role.Owner), A.Analyst(), Ct)).Refusal);
        foreach (var name in (string[])["Bronze", "Silver", "Gold"]) Assert.Null((await define.ExecuteAsync(new LevelDefinition(null, name, null, Role.Steward), admin, Ct)).Refusal);
        var queries = store.Get<ICertificationLevelQueries>();
        Assert.Equal(["gold", "silver", "bronze"], (await queries.ListAsync(A.Analyst(), Ct)).Select(l => l.Key));
        Assert.IsType<Refusal.Conflict>((await store.Get<OrderCertificationLevels>().ExecuteAsync(new LevelOrder(["gold"]), admin, Ct)).Refusal);
        Assert.Null((await store.Get<OrderCertificationLevels>().ExecuteAsync(new LevelOrder(["silver", "gold", "bronze"]), admin, Ct)).Refusal);
        var rows = await queries.ListAsync(A.Analyst(), Ct);
        Assert.Equal(["silver", "gold", "bronze"], rows.Select(l => l.Key));

        var domain = A.Domain("levels");
        DataProduct product = A.DataProduct("levels/one", domain);
        product.Certify(rows[0].Id, "Good.", "test", FixedClock.Beginning);
        await store.AddAsync(domain, product);
        Assert.IsType<Refusal.Conflict>((await store.Get<RemoveCertificationLevel>().ExecuteAsync("silver", admin, Ct)).Refusal);
        Assert.Null((await store.Get<RemoveCertificationLevel>().ExecuteAsync("bronze", admin, Ct)).Refusal);
        Assert.Equal([("silver", 1), ("gold", 0)], (await queries.ListAsync(admin, Ct)).Select(l => (l.Key, l.Products)));
    }

    [Fact]
    public async Task People_of_the_same_name_are_paged_without_gap_or_repeat()
    {
        await store.AddAsync([.. Enumerable.Range(0, 5).Select(_ => A.Person("Sam Samename"))]);
        var queries = store.Get<IColleagueQueries>();
        var read = new List<PersonId>();
        for (string? after = null; ;)
        {
            var page = await queries.ListAsync("samename", new PageRequest(after, 2), A.Analyst(), Ct);
            read.AddRange(page.Items.Select(p => p.Id));
            if ((after = page.Next) is null) break;
        }
        Assert.Equal(5, read.Count);
        Assert.Equal(5, read.Distinct().Count());
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteMeshTests(CatalogStore<SqliteDatabase> store) : MeshTests(store), IClassFixture<CatalogStore<SqliteDatabase>>;

[Trait("Database", "Postgres")]
public sealed class PostgresMeshTests(CatalogStore<PostgresDatabase> store) : MeshTests(store), IClassFixture<CatalogStore<PostgresDatabase>>;
