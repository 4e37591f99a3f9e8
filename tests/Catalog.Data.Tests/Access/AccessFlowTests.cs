using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.Imports;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.Access;
using Catalog.TestKit.Databases;
using Xunit;

namespace Catalog.Data.Tests.Access;

/// <summary>Asked, decided, held, provisioned, ended: on every database.</summary>
public abstract class AccessFlowTests(DatabaseFixture database)
{
    [Fact]
    public async Task An_approved_request_is_a_grant_until_its_end_and_everybody_concerned_is_told_once()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var request = await stage.AskAsync();
        Assert.Equal([InboxKinds.AccessRequest], (await stage.InboxAsync(stage.Priya)).Select(i => i.Kind));
        Assert.Equal([InboxKinds.AccessRequest], (await stage.InboxAsync(stage.Jonas)).Select(i => i.Kind));
        Assert.Empty(await stage.InboxAsync(stage.Marta));
        Assert.Empty(await stage.InboxAsync(stage.Ingrid));

        Assert.True((await stage.DecideAsync(request.Value, stage.Priya)).IsOk);

        Assert.Equal([InboxKinds.AccessDecided], (await stage.InboxAsync(stage.Ana)).Select(i => i.Kind));
        Assert.NotNull((await stage.InboxAsync(stage.Jonas)).Single().DoneAt);
        var provisioning = (await stage.InboxAsync(stage.Priya)).Single(i => i.DoneAt is null);
        Assert.Equal(InboxKinds.Provisioning, provisioning.Kind);
        var grant = (await stage.Node.Get<IAccessQueries>().GrantsAsync(stage.Priya, new GrantFilter(AccessScope.OnMyProducts, ToProvision: true), new PageRequest(null), default)).Items.Single();
        Assert.Equal(grant.Id, Assert.Single((await stage.Node.Get<IAccessQueries>().GrantsAsync(stage.Priya, new GrantFilter(AccessScope.OnMyProducts, Person: grant.PersonId), new PageRequest(null), default)).Items).Id);
        Assert.Empty((await stage.Node.Get<IAccessQueries>().GrantsAsync(stage.Priya, new GrantFilter(AccessScope.OnMyProducts, Person: stage.Priya.PersonId), new PageRequest(null), default)).Items);
        Assert.Equal(stage.Ana.PersonId, grant.PersonId);

        Assert.True((await stage.Node.Get<ProvisionGrant>().ExecuteAsync(new ProvisionGrantCommand(grant.Id), stage.Priya, default)).IsOk);

        Assert.Equal([InboxKinds.AccessDecided, InboxKinds.GrantProvisioned], (await stage.InboxAsync(stage.Ana)).Select(i => i.Kind).Order());
        Assert.Contains(stage.Product.Id, await stage.Node.Get<IAccessQueries>().GrantedProductsAsync(stage.Ana.PersonId!.Value, grant.EndsAt.AddTicks(-10), default));
        Assert.DoesNotContain(stage.Product.Id, await stage.Node.Get<IAccessQueries>().GrantedProductsAsync(stage.Ana.PersonId!.Value, grant.EndsAt, default));
    }

    [Fact]
    public async Task A_retired_product_takes_its_grants_and_open_requests_with_it_and_everybody_is_told_once()
    {
        await using var stage = await AccessStage.SetAsync(database);
        await stage.GrantedAsync();
        Assert.True((await stage.AskAsync(port: "orders-sql")).IsOk);

        Assert.True((await stage.Node.Get<RetireProduct>().ExecuteAsync(new Retirement(stage.Key, null), stage.Priya, default)).IsOk);

        var told = await stage.InboxAsync(stage.Ana);
        var ended = Assert.Single(told, i => i.Kind == InboxKinds.GrantEnded);
        Assert.Equal("The product was retired.", ended.Detail);
        Assert.Equal(2, told.Count(i => i.Kind == InboxKinds.AccessDecided));
        var queries = stage.Node.Get<IAccessQueries>();
        Assert.Empty(await queries.GrantedProductsAsync(stage.Ana.PersonId!.Value, stage.Clock.GetUtcNow(), default));
        var denied = Assert.Single((await queries.RequestsAsync(stage.Ana, new AccessRequestFilter(AccessScope.Mine, AccessRequestState.Denied, stage.Product.Id), new PageRequest(null), default)).Items);
        Assert.Equal("The product was retired.", denied.Reason);
        Assert.All(await stage.InboxAsync(stage.Jonas), i => Assert.True(!i.IsTask || i.DoneAt is not null));
        Assert.All(await stage.InboxAsync(stage.Priya), i => Assert.True(!i.IsTask || i.DoneAt is not null));
    }

    [Fact]
    public async Task The_steward_hears_of_a_disputed_dataset_once()
    {
        await using var stage = await AccessStage.SetAsync(database);
        DataProduct claimant = TestKit.Builders.A.DataProduct($"{stage.Domain.Key}/claimant", stage.Domain).OwnedBy(stage.Team);
        await using (var work = stage.Node.Works.Open())
        {
            work.Add(claimant);
            Assert.Null(await work.SaveAsync(default));
        }
        for (var i = 0; i < 2; i++)
        {
            await using var work = stage.Node.Works.Open();
            var now = stage.Clock.GetUtcNow();
            work.Raise(new DatasetDisputed(claimant.Id, stage.Product.Id, "postgres://shop", "public.orders", "somebody") { EventId = Guid.CreateVersion7(now), At = now });
            Assert.Null(await work.SaveAsync(default));
            await stage.Node.DrainAsync();
        }

        var told = Assert.Single(await stage.InboxAsync(stage.Marta), i => i.Kind == InboxKinds.DatasetDispute);
        Assert.Contains("public.orders", told.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(await stage.InboxAsync(stage.Priya), i => i.Kind == InboxKinds.DatasetDispute);
        Assert.True(told.IsTask && told.DoneAt is null);

        // Decided for the claimant: the task is done, and the same two are no question any more, also the other way round.
        await RaiseAsync(now => new DatasetClaimDecided(claimant.Id, stage.Product.Id, "postgres://shop", "public.orders") { EventId = Guid.CreateVersion7(now), At = now });
        await RaiseAsync(now => new DatasetDisputed(stage.Product.Id, claimant.Id, "postgres://shop", "public.orders", "somebody") { EventId = Guid.CreateVersion7(now), At = now });
        Assert.NotNull(Assert.Single(await stage.InboxAsync(stage.Marta), i => i.Kind == InboxKinds.DatasetDispute).DoneAt);

        async Task RaiseAsync(Func<DateTimeOffset, CatalogEvent> happened)
        {
            await using var work = stage.Node.Works.Open();
            work.Raise(happened(stage.Clock.GetUtcNow()));
            Assert.Null(await work.SaveAsync(default));
            await stage.Node.DrainAsync();
        }
    }

    [Fact]
    public async Task Of_two_who_approve_at_once_exactly_one_wins_and_the_other_is_told_who()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var request = (await stage.AskAsync()).Value;

        var answers = await Task.WhenAll(Task.Run(() => stage.DecideAsync(request, stage.Priya)), Task.Run(() => stage.DecideAsync(request, stage.Jonas, approve: false)));

        var lost = Assert.Single(answers, a => !a.IsOk);
        var conflict = Assert.IsType<Refusal.Conflict>(lost.Refusal);
        Assert.Contains("by P", conflict.Sentence.Replace("by Jonas Weber", "by P", StringComparison.Ordinal), StringComparison.Ordinal);
        var row = await stage.Node.Get<IAccessQueries>().RequestAsync(stage.Ana, request, default);
        Assert.Equal(row!.State == AccessRequestState.Approved, row.GrantId is not null);
    }

    [Fact]
    public async Task Of_two_windows_that_ask_at_once_one_request_comes()
    {
        await using var stage = await AccessStage.SetAsync(database);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => stage.AskAsync())));

        Assert.Single(answers, a => a.IsOk);
        Assert.All(answers.Where(a => !a.IsOk), a => Assert.IsType<Refusal.Conflict>(a.Refusal));
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused_with_a_sentence()
    {
        await using var stage = await AccessStage.SetAsync(database);

        Assert.Contains("purpose", Assert.IsType<Refusal.Invalid>((await stage.AskAsync(purpose: "  ")).Refusal).Errors.Keys);
        Assert.Contains("purpose", Assert.IsType<Refusal.Invalid>((await stage.AskAsync(purpose: new string('x', 4001))).Refusal).Errors.Keys);
        Assert.Contains("until", Assert.IsType<Refusal.Invalid>((await stage.AskAsync(days: 366)).Refusal).Errors.Keys);
        Assert.Contains("until", Assert.IsType<Refusal.Invalid>((await stage.AskAsync(days: -1)).Refusal).Errors.Keys);
        Assert.Contains("port", Assert.IsType<Refusal.Invalid>((await stage.AskAsync(port: "none")).Refusal).Errors.Keys);
        Assert.Contains("owning team", Assert.IsType<Refusal.Forbidden>((await stage.AskAsync(stage.Priya)).Refusal).Sentence, StringComparison.Ordinal);
        Assert.True((await stage.AskAsync()).IsOk);
        Assert.IsType<Refusal.Conflict>((await stage.AskAsync()).Refusal);
        Assert.True((await stage.AskAsync(port: "orders-sql")).IsOk);
    }

    [Fact]
    public async Task A_hidden_product_cannot_be_asked_for_and_says_the_same_as_a_missing_one()
    {
        await using var stage = await AccessStage.SetAsync(database, Visibility.Hidden);

        var hidden = Assert.IsType<Refusal.NotFound>((await stage.AskAsync()).Refusal);

        Assert.Equal($"There is no product {stage.Key}.", hidden.Sentence);
        Assert.Null(await stage.Node.Get<IAccessQueries>().OfferAsync(stage.Ana, stage.Key, default));
    }

    [Fact]
    public async Task Only_the_owning_team_and_administrators_decide_and_a_no_needs_a_reason()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var request = (await stage.AskAsync()).Value;

        Assert.IsType<Refusal.Forbidden>((await stage.DecideAsync(request, stage.Ana)).Refusal);
        Assert.IsType<Refusal.Forbidden>((await stage.DecideAsync(request, stage.Marta)).Refusal);
        Assert.IsType<Refusal.Invalid>((await stage.DecideAsync(request, stage.Priya, approve: false, reason: " ")).Refusal);
        Assert.IsType<Refusal.Invalid>((await stage.DecideAsync(request, stage.Priya, days: 31)).Refusal);
        Assert.True((await stage.DecideAsync(request, stage.Ingrid, reason: null, days: 10)).IsOk);
        Assert.Equal(AccessRules.Default.EndOf(stage.Today.AddDays(10)), (await stage.Node.Get<IAccessQueries>().RequestAsync(stage.Ana, request, default))!.GrantEndsAt);
    }

    [Fact]
    public async Task Strangers_see_neither_requests_nor_grants_of_others()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var request = (await stage.AskAsync()).Value;
        var stranger = TestKit.Builders.A.Analyst();
        var queries = stage.Node.Get<IAccessQueries>();

        Assert.Null(await queries.RequestAsync(stranger, request, default));
        Assert.IsType<Refusal.NotFound>((await stage.DecideAsync(request, stranger)).Refusal);
        Assert.DoesNotContain((await queries.RequestsAsync(stranger, new AccessRequestFilter(AccessScope.OnMyProducts), new PageRequest(null, 200), default)).Items, r => r.Id == request);
        Assert.Contains((await queries.RequestsAsync(stage.Marta, new AccessRequestFilter(AccessScope.OnMyProducts), new PageRequest(null, 200), default)).Items, r => r.Id == request && !r.MayDecide);
        Assert.Contains((await queries.RequestsAsync(stage.Priya, new AccessRequestFilter(AccessScope.OnMyProducts, ToDecide: true), new PageRequest(null, 200), default)).Items, r => r.Id == request && r.MayDecide);
        var entries = await stage.Node.Get<IActivityQueries>().ListAsync(stranger, new ActivityFilter(Product: stage.Product.Id), new PageRequest(null), default);
        Assert.DoesNotContain(entries.Items, e => e.SubjectKind == "access-request");
    }

    [Fact]
    public async Task A_product_without_team_is_decided_by_its_domains_stewards()
    {
        await using var stage = await AccessStage.SetAsync(database, owned: false);
        var request = (await stage.AskAsync()).Value;

        Assert.Equal([InboxKinds.AccessRequest], (await stage.InboxAsync(stage.Marta)).Select(i => i.Kind));
        Assert.True((await stage.DecideAsync(request, stage.Marta)).IsOk);
    }

    [Fact]
    public async Task A_steward_who_asks_for_a_product_without_team_is_decided_by_an_administrator()
    {
        await using var stage = await AccessStage.SetAsync(database, owned: false);
        var request = (await stage.AskAsync(stage.Marta)).Value;

        Assert.Empty(await stage.InboxAsync(stage.Marta));
        Assert.Equal([InboxKinds.AccessRequest], (await stage.InboxAsync(stage.Ingrid)).Select(i => i.Kind));
        Assert.IsType<Refusal.Forbidden>((await stage.DecideAsync(request, stage.Marta)).Refusal);
    }

    [Fact]
    public async Task A_grant_warns_once_and_ends_once_however_often_the_worker_runs()
    {
        await using var stage = await AccessStage.SetAsync(database);
        await stage.GrantedAsync(days: 60);
        stage.Clock.Advance(TimeSpan.FromDays(40));
        Assert.Equal(0, (await stage.EndDueAsync()).Warned);
        stage.Clock.Advance(TimeSpan.FromDays(8));
        await Task.WhenAll(Task.Run(stage.EndDueAsync), Task.Run(stage.EndDueAsync));
        await stage.EndDueAsync();
        Assert.Single(await stage.InboxAsync(stage.Ana), i => i.Kind == InboxKinds.GrantEnding);

        stage.Clock.Advance(TimeSpan.FromDays(14));
        await stage.EndDueAsync();
        await stage.EndDueAsync();

        Assert.Single(await stage.InboxAsync(stage.Ana), i => i.Kind == InboxKinds.GrantEnded);
        Assert.NotNull((await stage.InboxAsync(stage.Ana)).Single(i => i.Kind == InboxKinds.GrantEnding).DoneAt);
        Assert.Empty(await stage.Node.Get<IAccessQueries>().GrantedProductsAsync(stage.Ana.PersonId!.Value, stage.Clock.GetUtcNow(), default));
    }

    [Fact]
    public async Task A_revoked_grant_holds_no_more_and_its_holder_reads_why()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var grant = await stage.GrantedAsync();

        Assert.IsType<Refusal.Invalid>((await stage.Node.Get<RevokeGrant>().ExecuteAsync(new RevokeGrantCommand(grant.Id, " "), stage.Jonas, default)).Refusal);
        Assert.IsType<Refusal.Forbidden>((await stage.Node.Get<RevokeGrant>().ExecuteAsync(new RevokeGrantCommand(grant.Id, "x"), stage.Marta, default)).Refusal);
        Assert.True((await stage.Node.Get<RevokeGrant>().ExecuteAsync(new RevokeGrantCommand(grant.Id, "The project is over"), stage.Jonas, default)).IsOk);

        Assert.Equal("The project is over", (await stage.InboxAsync(stage.Ana)).Single(i => i.Kind == InboxKinds.GrantEnded).Detail);
        Assert.DoesNotContain(await stage.InboxAsync(stage.Priya), i => i.DoneAt is null);
        Assert.IsType<Refusal.Conflict>((await stage.Node.Get<ProvisionGrant>().ExecuteAsync(new ProvisionGrantCommand(grant.Id), stage.Priya, default)).Refusal);
    }

    [Fact]
    public async Task A_withdrawn_request_leaves_the_inboxes_and_may_be_asked_again()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var request = (await stage.AskAsync()).Value;
        await stage.Node.DrainAsync();

        Assert.IsType<Refusal.Forbidden>((await stage.Node.Get<WithdrawAccessRequest>().ExecuteAsync(new WithdrawAccessRequestCommand(request), stage.Priya, default)).Refusal);
        Assert.True((await stage.Node.Get<WithdrawAccessRequest>().ExecuteAsync(new WithdrawAccessRequestCommand(request), stage.Ana, default)).IsOk);

        Assert.All(await stage.InboxAsync(stage.Priya), i => Assert.NotNull(i.DoneAt));
        Assert.Empty(await stage.InboxAsync(stage.Ana));
        Assert.True((await stage.AskAsync()).IsOk);
    }

    [Fact]
    public async Task The_filters_of_the_database_decide_as_the_decision_does()
    {
        foreach (var owned in new[] { true, false })
            foreach (var visibility in Enum.GetValues<Visibility>())
            {
                await using var stage = await AccessStage.SetAsync(database, visibility, owned);
                await using var db = await stage.Node.Contexts.CreateDbContextAsync();
                foreach (var actor in new[] { stage.Ana, stage.Priya, stage.Marta, stage.Ingrid, Actor.Anonymous, Actor.System, stage.Priya with { Token = TokenRole.Intake }, stage.Ana with { Token = TokenRole.Reader } })
                {
                    var product = db.DataProducts.Where(p => p.Id == stage.Product.Id);
                    Assert.Equal(Authorisation.Decide(actor, ProductAction.ReadAccess, stage.Product.Facts).Allowed, product.Any(ProductAccessFilter.CaredFor(actor)));
                    Assert.Equal(Authorisation.Decide(actor, ProductAction.DecideAccess, stage.Product.Facts).Allowed, product.Any(ProductAccessFilter.DecidedBy(actor)));
                }
            }
    }

    [Fact]
    public async Task The_offer_says_who_decides_and_how_long_that_takes()
    {
        await using var stage = await AccessStage.SetAsync(database);
        var request = (await stage.AskAsync()).Value;
        stage.Clock.Advance(TimeSpan.FromHours(5));
        await stage.DecideAsync(request, stage.Priya);
        await stage.AskAsync(port: "orders-sql");

        var offer = await stage.Node.Get<IAccessQueries>().OfferAsync(stage.Ana, stage.Key, default);

        Assert.Equal(["Jonas Weber", "Priya Nair"], offer!.Deciders);
        Assert.Equal(TimeSpan.FromHours(5), offer.MedianDecision);
        Assert.NotNull(offer.Ports.Single(p => p.Name == "orders-lake").HeldUntil);
        Assert.NotNull(offer.Ports.Single(p => p.Name == "orders-sql").AskedAt);
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteAccessFlowTests(SqliteDatabase database) : AccessFlowTests(database), IClassFixture<SqliteDatabase>;

[Trait("Database", "Postgres")]
public sealed class PostgresAccessFlowTests(PostgresDatabase database) : AccessFlowTests(database), IClassFixture<PostgresDatabase>;
