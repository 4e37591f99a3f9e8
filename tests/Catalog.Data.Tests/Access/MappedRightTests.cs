using System.Collections.Frozen;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.TestKit.Databases;
using Xunit;

namespace Catalog.Data.Tests.Access;

/// <summary>Somebody whose rights come from nothing but the claims of the identity provider has the inbox of those rights.</summary>
public abstract class MappedRightTests(DatabaseFixture database)
{
    [Fact]
    public async Task Who_owns_by_a_mapped_claim_sees_the_requests_of_her_team_and_decides_them()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var right = new MappedRight(Role.Owner, stage.Team!.Key);
        var nora = await SignInAsync(stage, right);

        var request = await stage.AskAsync();

        Assert.Contains(await stage.InboxAsync(nora), i => i is { Kind: InboxKinds.AccessRequest, IsTask: true, DoneAt: null } && i.CauseId == request.Value.Value);
        var waiting = await stage.Node.Get<IInboxQueries>().ListAsync(nora, new InboxFilter(InboxShelf.ToDecide), new PageRequest(null), default);
        Assert.Contains(waiting.Items, i => i.CauseId == request.Value.Value);
        Assert.True((await stage.DecideAsync(request.Value, nora)).IsOk);
        Assert.All((await stage.InboxAsync(nora)).Where(i => i.CauseId == request.Value.Value), i => Assert.NotNull(i.DoneAt));
    }

    [Fact]
    public async Task Who_looks_after_a_domain_by_a_mapped_claim_sees_the_requests_that_no_team_can_decide()
    {
        await using var stage = await AccessStage.SetAsync(database, owned: false);
        var nora = await SignInAsync(stage, new MappedRight(Role.Steward, stage.Domain.Key));

        var request = await stage.AskAsync();

        Assert.Contains(await stage.InboxAsync(nora), i => i is { IsTask: true, DoneAt: null } && i.CauseId == request.Value.Value);
    }

    [Fact]
    public async Task What_the_provider_no_longer_says_fills_no_inbox()
    {
        await using var stage = await AccessStage.SetAsync(database);
        await SignInAsync(stage, new MappedRight(Role.Owner, stage.Team!.Key));
        var nora = await SignInAsync(stage);

        await stage.AskAsync();

        Assert.Empty(await stage.InboxAsync(nora));
    }

    /// <summary>As the portal does it when somebody comes back from the provider.</summary>
    private static async Task<Actor> SignInAsync(AccessStage stage, params MappedRight[] rights)
    {
        var person = await stage.Node.Get<SignIn>().ExecuteAsync(new SignInCommand("https://id.example", "nora", "Nora Lind", Rights: rights), Actor.System, default);
        Assert.True(person.IsOk, person.Refusal?.Sentence);
        return stage.Ana with
        {
            PersonId = person.Value,
            Name = "Nora Lind",
            Teams = rights.Any(r => r.Role == Role.Owner) ? FrozenSet.Create(stage.Team!.Id) : [],
            Stewards = rights.Any(r => r.Role == Role.Steward) ? FrozenSet.Create(stage.Domain.Id) : [],
        };
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteMappedRightTests(SqliteDatabase database) : MappedRightTests(database), IClassFixture<SqliteDatabase>;

[Trait("Database", "Postgres")]
public sealed class PostgresMappedRightTests(PostgresDatabase database) : MappedRightTests(database), IClassFixture<PostgresDatabase>;
