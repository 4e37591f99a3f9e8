using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.Datasets;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.TestKit.Builders;
using Catalog.TestKit.Databases;
using Catalog.TestKit.Time;
using Xunit;

namespace Catalog.Data.Tests.Contracts;

/// <summary>Contracts and datasets are as visible as the strictest product that offers them.</summary>
public abstract class ContractQueriesTests(CatalogStore store)
{
    private static readonly FixedClock Clock = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_contract_is_as_hidden_as_the_strictest_product_that_carries_it()
    {
        var (domain, team) = (A.Domain("contracts-a"), A.Team("contracts-a-team"));
        DataProduct open = A.DataProduct("contracts-a/open", domain).OwnedBy(team).WithOutput("sql", "Vis-Open").WithOutput("lake", "vis-shared");
        DataProduct restricted = A.DataProduct("contracts-a/restricted", domain).OwnedBy(team).Restricted().WithOutput("sql", "vis-restricted");
        DataProduct hidden = A.DataProduct("contracts-a/hidden", domain).OwnedBy(team).Hidden().WithOutput("sql", "vis-shared").WithInput("in", "vis-open");
        await store.AddAsync(domain, team, open, restricted, hidden,
            Contract("vis-open", ("1.0.0", "active", false)), Contract("vis-shared", ("1.0.0", "active", false)),
            Contract("vis-restricted", ("1.0.0", "active", false)), Contract("vis-nobody", ("1.0.0", "draft", false)));
        var queries = store.Get<IContractQueries>();

        var seen = (await queries.ListAsync(new ContractFilter { Text = "vis-" }, new PageRequest(null), A.Analyst(), Ct)).Items;
        Assert.Equal(["vis-nobody", "vis-open", "vis-restricted"], seen.Select(c => c.ContractId));
        var masked = seen.Single(c => c.ContractId == "vis-restricted");
        Assert.True(masked.Withheld);
        Assert.Equal((null, null, null, null), (masked.Status, masked.Version, masked.Fields, masked.UpdatedAt));
        Assert.Equal("contracts-a-team", Assert.Single(masked.Carriers).Team?.Key);
        Assert.Equal(4, (await queries.ListAsync(new ContractFilter { Text = "vis-" }, new PageRequest(null), A.Member(team), Ct)).Items.Count);

        Assert.Null(await queries.FindAsync("vis-shared", null, null, A.Analyst(), Ct));
        Assert.Null(await queries.FindAsync("vis-open", null, null, Actor.Anonymous, Ct));
        Assert.Null(await queries.FindAsync("vis-open", null, null, A.Analyst() with { Token = TokenRole.Intake }, Ct));
        var page = await queries.FindAsync("VIS-restricted", null, null, A.Analyst(), Ct);
        Assert.NotNull(page?.Withheld);
        Assert.Equal((null, null, null), (page.Document, page.Text, page.Shown));
        Assert.Empty(page.Versions);
        Assert.NotNull((await queries.FindAsync("vis-restricted", null, null, A.Analyst() with { Granted = [restricted.Id] }, Ct))?.Document);

        var active = await queries.ListAsync(new ContractFilter { Text = "vis-", Status = "Active" }, new PageRequest(null), A.Analyst(), Ct);
        Assert.Equal(["vis-open"], active.Items.Select(c => c.ContractId));
        Assert.Equal(["vis-open"], (await queries.ListAsync(new ContractFilter { Product = "contracts-a/open" }, new PageRequest(null), A.Analyst(), Ct)).Items.Select(c => c.ContractId));
        Assert.Equal(["vis-open", "vis-restricted"], (await queries.ListAsync(new ContractFilter { Domain = "Contracts-A" }, new PageRequest(null), A.Analyst(), Ct)).Items.Select(c => c.ContractId));
    }

    [Fact]
    public async Task A_version_is_read_with_the_conflicting_contents_beside_it()
    {
        var contract = Contract("versions", ("1.9.0", "retired", false), ("1.10.0", "active", false), ("1.10.0", "active", true), ("2.0.0", "draft", false));
        contract.Show("Versions", null, null, "active", "1.10.0", 1, FixedClock.Beginning);
        await store.AddAsync(contract);
        var queries = store.Get<IContractQueries>();

        var page = await queries.FindAsync("versions", null, null, A.Analyst(), Ct);
        Assert.Equal(["2.0.0", "1.10.0", "1.10.0 conflicting", "1.9.0"], page!.Versions.Select(v => v.Conflicting ? $"{v.Number} conflicting" : v.Number));
        Assert.Equal(("1.10.0", false), (page.Shown!.Number, page.Shown.Conflicting));
        Assert.Equal("text of 1.10.0 False", page.Text);
        Assert.Equal("1.9.0", (await queries.FindAsync("versions", "1.9.0", null, A.Analyst(), Ct))!.Document!.Version);
        var variant = page.Versions.Single(v => v.Conflicting).Id;
        Assert.Equal("text of 1.10.0 True", (await queries.FindAsync("versions", null, variant, A.Analyst(), Ct))!.Text);
        Assert.Equal("versions", (await queries.FindAsync(contract.Id.Value.ToString(), null, null, A.Analyst(), Ct))!.ContractId);
        Assert.Equal((true, false), ((await queries.FindAsync("versions", "2.0.0", null, A.Administrator(), Ct))!.MayPublish, (await queries.FindAsync("versions", "2.0.0", null, A.Analyst(), Ct))!.MayPublish));
        Assert.False((await queries.FindAsync("versions", "1.10.0", null, A.Administrator(), Ct))!.MayPublish);
        Assert.Null(await queries.FindAsync("versions", "7", null, A.Analyst(), Ct));
        Assert.Null(await queries.FindAsync("none-such", null, null, A.Administrator(), Ct));
    }

    [Fact]
    public async Task Pages_of_contracts_follow_one_another_without_gap_or_repeat()
    {
        await store.AddAsync([.. Enumerable.Range(0, 7).Select(n => Contract($"paged-{n}", ("1", "active", false)))]);
        var queries = store.Get<IContractQueries>();
        var read = new List<string>();
        for (string? after = null; ;)
        {
            var page = await queries.ListAsync(new ContractFilter { Text = "paged-" }, new PageRequest(after, 3), A.Analyst(), Ct);
            read.AddRange(page.Items.Select(c => c.ContractId));
            if ((after = page.Next) is null) break;
        }
        Assert.Equal(Enumerable.Range(0, 7).Select(n => $"paged-{n}"), read);
        var all = new List<string>();
        await foreach (var row in queries.AllAsync(new ContractFilter { Text = "paged-" }, A.Analyst(), Ct)) all.Add(row.ContractId);
        Assert.Equal(read, all);
    }

    [Fact]
    public async Task A_dataset_is_as_hidden_as_its_product_and_shows_what_the_contract_says()
    {
        var (domain, team) = (A.Domain("datasets-a"), A.Team("datasets-a-team"));
        DataProduct open = A.DataProduct("datasets-a/open", domain).OwnedBy(team).WithOutput("sql", "ds-open");
        DataProduct restricted = A.DataProduct("datasets-a/restricted", domain).Restricted().OwnedBy(team).WithOutput("sql", "ds-restricted");
        DataProduct hidden = A.DataProduct("datasets-a/hidden", domain).Hidden().OwnedBy(team).WithOutput("sql");
        Dataset Behind(DataProduct? product, string name)
        {
            var dataset = new Dataset(CatalogId.New<DatasetId>(Clock), "ds://host", name, FixedClock.Beginning);
            product?.Ports[0].SetDatasets([dataset.Id]);
            return dataset;
        }
        await store.AddAsync(domain, team, open, restricted, hidden, Behind(open, "b"), Behind(restricted, "a"), Behind(hidden, "c"), Behind(null, "B"),
            Contract("ds-open", ("1", "active", false)), Contract("ds-restricted", ("1", "active", false)));
        var queries = store.Get<IDatasetQueries>();

        var rows = (await queries.ListAsync(new DatasetFilter { Namespace = "ds://host" }, new PageRequest(null), A.Analyst(), Ct)).Items;
        Assert.Equal(["B", "a", "b"], rows.Select(d => d.Name).Order(StringComparer.Ordinal));
        Assert.Equal("datasets-a/open", rows.Single(d => d.Name == "b").Ports[0].Product.ToString());
        Assert.Null(rows.Single(d => d.Name == "a").Ports[0].ContractId);
        Assert.Equal(4, (await queries.ListAsync(new DatasetFilter { Namespace = "ds://host" }, new PageRequest(null), A.Member(team), Ct)).Items.Count);

        var paged = new List<string>();
        for (string? after = null; ;)
        {
            var page = await queries.ListAsync(new DatasetFilter { Text = "DS://" }, new PageRequest(after, 1), A.Analyst(), Ct);
            paged.AddRange(page.Items.Select(d => d.Name));
            if ((after = page.Next) is null) break;
        }
        Assert.Equal(rows.Select(d => d.Name), paged);

        Assert.Null(await queries.FindAsync(new("ds://host", "c"), A.Analyst(), Ct));
        Assert.Null(await queries.FindAsync(new("ds://host", "A"), A.Administrator(), Ct));
        var shown = await queries.FindAsync(new("ds://host", "b"), A.Analyst(), Ct);
        Assert.Equal(("orders", "ds-open", "1"), (shown!.Schema!.Name, shown.ContractId, shown.ContractVersion));
        var masked = await queries.FindAsync(new("ds://host", "a"), A.Analyst(), Ct);
        Assert.NotNull(masked!.Withheld);
        Assert.Null(masked.Schema);
    }

    [Fact]
    public async Task Datasets_and_contracts_belong_to_the_one_product_that_offers_them_as_far_as_one_may_see_it()
    {
        var (domain, team) = (A.Domain("behind"), A.Team("behind-team"));
        DataProduct open = A.DataProduct("behind/open", domain).OwnedBy(team).WithOutput("sql", "behind-Open");
        DataProduct hidden = A.DataProduct("behind/hidden", domain).Hidden().OwnedBy(team).WithOutput("sql", "behind-hidden");
        DataProduct twice = A.DataProduct("behind/twice", domain).OwnedBy(team).WithOutput("sql", "behind-shared");
        DataProduct again = A.DataProduct("behind/again", domain).Hidden().OwnedBy(team).WithOutput("sql", "behind-shared");
        var dataset = new Dataset(CatalogId.New<DatasetId>(Clock), "behind://host", "orders", FixedClock.Beginning);
        var secret = new Dataset(CatalogId.New<DatasetId>(Clock), "behind://host", "secret", FixedClock.Beginning);
        open.Ports[0].SetDatasets([dataset.Id]);
        hidden.Ports[0].SetDatasets([secret.Id]);
        await store.AddAsync(domain, team, open, hidden, twice, again, dataset, secret);
        var queries = store.Get<IProductsBehindQueries>();

        var seen = await queries.FindAsync([new("behind://host", "orders"), new("behind://host", "secret")], ["BEHIND-open", "behind-hidden", "behind-shared"], A.Analyst(), Ct);
        var all = await queries.FindAsync([new("behind://host", "secret")], ["behind-hidden", "behind-shared"], A.Administrator(), Ct);

        Assert.Equal("behind/open", Assert.Single(seen.Datasets).Value.ToString());
        Assert.Equal("behind/open", Assert.Single(seen.Contracts).Value.ToString());
        Assert.Equal("behind/open", seen.Contracts["behind-open"].ToString());
        Assert.Equal("behind/hidden", Assert.Single(all.Datasets).Value.ToString());
        Assert.Equal("behind-hidden", Assert.Single(all.Contracts).Key);
    }

    private static DataContract Contract(string id, params (string Number, string Status, bool Conflicting)[] versions)
    {
        var contract = new DataContract(CatalogId.New<DataContractId>(Clock), id, FixedClock.Beginning);
        foreach (var (number, status, conflicting) in versions)
        {
            var version = new ContractVersion(CatalogId.New<ContractVersionId>(Clock), contract.Id, number, conflicting ? "other.yaml" : "first.yaml", conflicting);
            var document = new ContractDocument { Id = id, Version = number, ApiVersion = "v3.1.0", Status = status, Objects = [new ContractObject { Name = "orders", Fields = [new ContractField { Name = "order_id" }] }] };
            version.Take($"text of {number} {conflicting}", KeyHash.Exact($"{number}{conflicting}"), status, "v3.1.0", ContractDocumentJson.Write(document), "test", FixedClock.Beginning);
            contract.Add(version);
        }
        contract.Show(id, null, null, versions[0].Status, versions[0].Number, 1, FixedClock.Beginning);
        return contract;
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteContractQueriesTests(CatalogStore<SqliteDatabase> store) : ContractQueriesTests(store), IClassFixture<CatalogStore<SqliteDatabase>>;

[Trait("Database", "Postgres")]
public sealed class PostgresContractQueriesTests(CatalogStore<PostgresDatabase> store) : ContractQueriesTests(store), IClassFixture<CatalogStore<PostgresDatabase>>;
