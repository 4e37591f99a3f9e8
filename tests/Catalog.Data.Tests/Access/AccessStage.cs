using System.Collections.Frozen;
using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.TestKit.Builders;
using Catalog.TestKit.Databases;
using Catalog.TestKit.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.Data.Tests.Access;

/// <summary>A small mesh of its own for each test: a team with two members, an analyst, a steward, an administrator, and a product.</summary>
internal sealed class AccessStage : IAsyncDisposable
{
    private AccessStage(CatalogNode node, FixedClock clock, Domain domain, Team? team, DataProduct product, Dictionary<string, Actor> people)
        => (Node, Clock, Domain, Team, Product, this.people) = (node, clock, domain, team, product, people);

    private readonly Dictionary<string, Actor> people;

    public CatalogNode Node { get; }
    public FixedClock Clock { get; }
    public Domain Domain { get; }
    public Team? Team { get; }
    public DataProduct Product { get; }
    public DataProductKey Key => new(Domain.Key, Product.Name);
    public Actor Ana => people["Ana Ruiz"];
    public Actor Priya => people["Priya Nair"];
    public Actor Jonas => people["Jonas Weber"];
    public Actor Marta => people["Marta Lindqvist"];
    public Actor Ingrid => people["Ingrid Solberg"];
    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().DateTime);

    public static async Task<AccessStage> SetAsync(DatabaseFixture database, Visibility visibility = Visibility.Open, bool owned = true, Action<IServiceCollection>? more = null)
    {
        var clock = new FixedClock();
        var node = await CatalogNode.OpenAsync(database, clock, more);
        var domain = A.Domain($"d{Guid.CreateVersion7(FixedClock.Beginning):n}");
        var team = owned ? A.Team($"t{Guid.CreateVersion7(FixedClock.Beginning):n}", domain) : null;
        DataProduct product = A.DataProduct($"{domain.Key}/orders", domain).OwnedBy(team).Shown(visibility).WithOutput("orders-lake").WithOutput("orders-sql");
        var names = new[] { "Ana Ruiz", "Priya Nair", "Jonas Weber", "Marta Lindqvist", "Ingrid Solberg" };
        var persons = names.ToDictionary(n => n, A.Person);
        await using var work = node.Works.Open();
        work.Add(domain);
        if (team is not null) work.Add(team);
        work.Add(product);
        foreach (var person in persons.Values) work.Add(person);
        if (team is not null)
            foreach (var member in new[] { "Priya Nair", "Jonas Weber" })
                work.Add(RoleAssignment.Member(CatalogId.New<RoleAssignmentId>(clock), persons[member].Id, team.Id, "test", clock.GetUtcNow()));
        work.Add(RoleAssignment.Steward(CatalogId.New<RoleAssignmentId>(clock), persons["Marta Lindqvist"].Id, domain.Id, "test", clock.GetUtcNow()));
        work.Add(RoleAssignment.Administrator(CatalogId.New<RoleAssignmentId>(clock), persons["Ingrid Solberg"].Id, "test", clock.GetUtcNow()));
        if (await work.SaveAsync(CancellationToken.None) is { } conflict) throw new InvalidOperationException(conflict.Sentence);
        var actors = persons.ToDictionary(p => p.Key, p => A.Analyst(p.Value));
        if (team is not null)
            foreach (var member in new[] { "Priya Nair", "Jonas Weber" }) actors[member] = actors[member] with { Teams = FrozenSet.Create(team.Id) };
        actors["Marta Lindqvist"] = actors["Marta Lindqvist"] with { Stewards = FrozenSet.Create(domain.Id) };
        actors["Ingrid Solberg"] = actors["Ingrid Solberg"] with { Administrator = true };
        return new AccessStage(node, clock, domain, team, product, actors);
    }

    public Task<Outcome<AccessRequestId>> AskAsync(Actor? who = null, int days = 30, string port = "orders-lake", string purpose = "Which orders were late?") =>
        Node.Get<AskForAccess>().ExecuteAsync(new AskForAccessCommand(Key, port, null, purpose, Today.AddDays(days)), who ?? Ana, CancellationToken.None);

    public Task<Outcome<AccessRequestId>> DecideAsync(AccessRequestId request, Actor who, bool approve = true, string? reason = "Fits the purpose", int? days = null) =>
        Node.Get<DecideAccess>().ExecuteAsync(new DecideAccessCommand(request, approve, reason, days is { } d ? Today.AddDays(d) : null), who, CancellationToken.None);

    public async Task<GrantRow> GrantedAsync(int days = 30)
    {
        var request = await AskAsync(days: days);
        var decided = await DecideAsync(request.Value, Priya);
        if (!decided.IsOk) throw new InvalidOperationException(decided.Refusal.Sentence);
        await Node.DrainAsync();
        return (await Node.Get<IAccessQueries>().GrantsAsync(Ana, new GrantFilter(AccessScope.Mine, Product: Product.Id), new PageRequest(null), CancellationToken.None)).Items[0];
    }

    public async Task<DueGrants> EndDueAsync() => (await Node.Get<EndDueGrants>().ExecuteAsync(new EndDueGrantsCommand(), Actor.System, CancellationToken.None)).Value!;

    /// <summary>What is in somebody's inbox about this product, oldest first: kind, then sentence.</summary>
    public async Task<List<InboxRow>> InboxAsync(Actor who)
    {
        await Node.DrainAsync();
        return [.. (await Node.Get<IInboxQueries>().LatestAsync(who, 200, CancellationToken.None)).Where(i => i.ProductId == Product.Id || i.ProductId is null).Reverse()];
    }

    public ValueTask DisposeAsync() => Node.DisposeAsync();
}
