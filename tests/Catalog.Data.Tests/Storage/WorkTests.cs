using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.TestKit.Databases;
using Catalog.TestKit.Time;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Catalog.Data.Tests.Storage;

/// <summary>What every store promises to every use case.</summary>
public abstract class WorkTests(DatabaseFixture database)
{
    private static readonly DateTimeOffset Now = FixedClock.Beginning;

    private readonly TimeProvider clock = new FixedClock();

    [Fact]
    public async Task What_is_saved_comes_back_whole()
    {
        await using var store = await CatalogNode.OpenAsync(database, clock);
        var id = await ProductAsync(store, "whole", new ProductSheet
        {
            Title = "Orders, größer 注文",
            Purpose = new string('p', 5000),
            Tags = ["orders", "gdpr"],
            Terms = ["order"],
            EndDate = "2031-05-01",
            Links = [new("https://example.org/a", "docs", null)],
            Ports =
            [
                new() { Direction = PortDirection.Output, Name = "lake", PortVersion = "1.0.0", Tier = "primary", ContractId = "C-1", InputContracts = [new("c-2", "1")], Datasets = [new("s3://b", "k/x")] },
                new() { Direction = PortDirection.Output, Name = "lake", PortVersion = "2.0.0", Tier = "serving" },
            ],
        });

        await using var work = store.Works.Open();
        var product = await work.ProductAsync(id, CancellationToken.None);

        Assert.NotNull(product);
        Assert.Equal("Orders, größer 注文", product.Title);
        Assert.Equal(5000, product.Purpose!.Length);
        Assert.Equal(["gdpr", "orders"], product.Tags.Select(t => t.Tag).Order());
        Assert.Equal(new DateOnly(2031, 5, 1), product.EndDate);
        Assert.Equal(Now, product.CreatedAt);
        var lake = product.Ports.Single(p => p.PortVersion == "1.0.0");
        Assert.Equal((Tier.Primary, "C-1"), (lake.Tier, lake.ContractId));
        Assert.Equal("c-2", Assert.Single(lake.InputContracts).ContractId);
        Assert.Equal(new DatasetReference("s3://b", "k/x"), Assert.Single(lake.NamedDatasets));
    }

    [Fact]
    public async Task Of_two_writers_the_second_is_told_and_nothing_of_the_first_is_lost()
    {
        await using var store = await CatalogNode.OpenAsync(database, clock);
        var id = await ProductAsync(store, "two-writers", new ProductSheet { Title = "before" });
        await using var first = store.Works.Open();
        await using var second = store.Works.Open();
        var mine = await first.ProductAsync(id, CancellationToken.None);
        var theirs = await second.ProductAsync(id, CancellationToken.None);
        mine!.Apply(new ProductSheet { Title = "mine" }, Now, clock);
        theirs!.Apply(new ProductSheet { Title = "theirs" }, Now, clock);

        Assert.Null(await first.SaveAsync(CancellationToken.None));
        var conflict = await second.SaveAsync(CancellationToken.None);

        Assert.NotNull(conflict);
        Assert.Equal(2, conflict.CurrentVersion);
        await using var after = store.Works.Open();
        Assert.Equal("mine", (await after.ProductAsync(id, CancellationToken.None))!.Title);
    }

    [Fact]
    public async Task A_change_of_only_a_port_counts_as_a_change_of_the_product()
    {
        await using var store = await CatalogNode.OpenAsync(database, clock);
        var port = new PortSheet { Direction = PortDirection.Output, Name = "sql", PortVersion = "1" };
        var id = await ProductAsync(store, "port-only", new ProductSheet { Title = "t", Ports = [port] });
        await using var first = store.Works.Open();
        await using var second = store.Works.Open();
        (await first.ProductAsync(id, CancellationToken.None))!.Apply(new ProductSheet { Title = "t", Ports = [port with { Location = "a" }] }, Now.AddMinutes(1), clock);
        (await second.ProductAsync(id, CancellationToken.None))!.Apply(new ProductSheet { Title = "t", Ports = [port with { Location = "b" }] }, Now.AddMinutes(2), clock);

        Assert.Null(await first.SaveAsync(CancellationToken.None));
        Assert.NotNull(await second.SaveAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_key_can_be_taken_once_whatever_its_case()
    {
        await using var store = await CatalogNode.OpenAsync(database, clock);
        await using var first = store.Works.Open();
        await using var second = store.Works.Open();
        first.Add(new Team(CatalogId.New<TeamId>(clock), "order-management", "Order Management", Now));
        second.Add(new Team(CatalogId.New<TeamId>(clock), "ORDER-management", "Other", Now));

        Assert.Null(await first.SaveAsync(CancellationToken.None));
        Assert.NotNull(await second.SaveAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Datasets_whose_names_differ_only_by_case_are_two()
    {
        await using var store = await CatalogNode.OpenAsync(database, clock);
        await using var work = store.Works.Open();
        work.Add(new Core.Datasets.Dataset(CatalogId.New<Core.Datasets.DatasetId>(clock), "kafka://h:1", "Orders", Now));
        work.Add(new Core.Datasets.Dataset(CatalogId.New<Core.Datasets.DatasetId>(clock), "kafka://h:1", "orders", Now));

        Assert.Null(await work.SaveAsync(CancellationToken.None));
        var found = await work.DatasetsAsync([new("kafka://h:1", "Orders")], CancellationToken.None);
        Assert.Equal("Orders", Assert.Single(found).Name);
    }

    [Fact]
    public async Task A_line_of_the_trail_cannot_be_changed_or_deleted()
    {
        await using var store = await CatalogNode.OpenAsync(database, clock);
        await using (var work = store.Works.Open())
        {
            work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), Now, Actor.System, new("team", Guid.Empty, "t"), "updated", "changed it"));
            Assert.Null(await work.SaveAsync(CancellationToken.None));
        }
        await using var db = await store.Contexts.CreateDbContextAsync();
        db.ActivityEntries.Remove(await db.ActivityEntries.FirstAsync());

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task Ids_made_later_sort_later()
    {
        await using var store = await CatalogNode.OpenAsync(database, clock);
        await using (var work = store.Works.Open())
        {
            for (var minute = 0; minute < 50; minute++)
                work.Record(new ActivityEntry(ActivityEntryId.From(Guid.CreateVersion7(Now.AddMinutes(minute))), Now.AddMinutes(minute), Actor.System, new("sorted", Guid.Empty, "t"), "updated", "x"));
            Assert.Null(await work.SaveAsync(CancellationToken.None));
        }
        await using var db = await store.Contexts.CreateDbContextAsync();
        var times = await db.ActivityEntries.Where(a => a.SubjectKind == "sorted").OrderBy(a => a.Id).Select(a => a.At).ToListAsync();

        Assert.Equal(times.Order(), times);
        Assert.Equal(50, times.Count);
    }

    [Fact]
    public async Task An_old_key_leads_to_the_product_for_ever()
    {
        await using var store = await CatalogNode.OpenAsync(database, clock);
        var id = await ProductAsync(store, "old-name", new ProductSheet());
        await using (var work = store.Works.Open())
        {
            var product = (await work.ProductAsync(id, CancellationToken.None))!;
            work.Add(new KeyRedirect(RedirectKind.Product, product.Key, id.Value, Now));
            product.Move(new DataProductKey("redirects", "new-name"), product.DomainId, Now);
            Assert.Null(await work.SaveAsync(CancellationToken.None));
        }
        await using var later = store.Works.Open();

        Assert.Equal(id, (await later.ProductAsync(new DataProductKey("OLD-NAME-domain", "old-name"), CancellationToken.None))?.Id);
        Assert.True(await later.ProductKeyTakenAsync(new DataProductKey("old-name-domain", "old-name"), CancellationToken.None));
    }

    private async Task<DataProductId> ProductAsync(CatalogNode store, string name, ProductSheet sheet)
    {
        await using var work = store.Works.Open();
        var domain = new Domain(CatalogId.New<DomainId>(clock), $"{name}-domain", name, Now);
        var product = new DataProduct(CatalogId.New<DataProductId>(clock), new DataProductKey(domain.Key, name), domain.Id, Now);
        product.Apply(sheet, Now, clock);
        work.Add(domain);
        work.Add(product);
        Assert.Null(await work.SaveAsync(CancellationToken.None));
        return product.Id;
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteWorkTests(SqliteDatabase database) : WorkTests(database), IClassFixture<SqliteDatabase>;

[Trait("Database", "Postgres")]
public sealed class PostgresWorkTests(PostgresDatabase database) : WorkTests(database), IClassFixture<PostgresDatabase>;

[Trait("Database", "SqlServer")]
public sealed class SqlServerWorkTests(SqlServerDatabase database) : WorkTests(database), IClassFixture<SqlServerDatabase>;
