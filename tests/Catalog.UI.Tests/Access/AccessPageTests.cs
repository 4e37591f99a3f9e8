using System.Collections.Frozen;
using Bunit;
using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.TestKit.Time;
using Catalog.UI.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.UI.Tests.Access;

/// <summary>What the access page shows to those who ask and to those who decide.</summary>
public sealed class AccessPageTests : CatalogUiContext
{
    private static readonly Actor Ana = new() { Name = "Ana Ruiz", PersonId = CatalogId.New<PersonId>(TimeProvider.System), SignedIn = true };

    private readonly List<AccessRequestFilter> asked = [];
    private Exception? failure;
    private IReadOnlyList<AccessRequestRow> requests = [];
    private IReadOnlyList<GrantRow> grants = [];

    public AccessPageTests()
    {
        Services.AddSingleton(Answering.Port<IAccessQueries>(
            (nameof(IAccessQueries.RequestsAsync), args => Answer((AccessRequestFilter)args[1]!)),
            (nameof(IAccessQueries.GrantsAsync), call => Task.FromResult(new Page<GrantRow>([.. grants.Where(g => ((GrantFilter)call[1]!).Person is not { } person || g.PersonId == person)], null)))));
        Services.AddSingleton(Answering.Port<ICatalogFeed>((nameof(ICatalogFeed.Subscribe), _ => new CancellationTokenSource())));
        Services.AddSingleton(Answering.Port<ICatalogWorkFactory>());
        Services.AddSingleton(AccessRules.Default);
        Services.AddTransient<WithdrawAccessRequest>().AddTransient<ProvisionGrant>().AddTransient<DecideAccess>().AddTransient<RevokeGrant>();
        SetRendererInfo(new RendererInfo("Server", true));
    }

    [Fact]
    public void Who_looks_after_nothing_sees_only_what_they_asked_for()
    {
        var page = Show(Ana, "/access?tab=decide");

        Assert.Equal(AccessScope.Mine, Assert.Single(asked).Scope);
        Assert.DoesNotContain("Waiting for you", page.Markup, StringComparison.Ordinal);
        Assert.Contains("You asked for nothing yet", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void An_owner_decides_what_waits()
    {
        requests = [Waiting()];

        var page = Show(Ana with { Teams = new[] { CatalogId.New<TeamId>(TimeProvider.System) }.ToFrozenSet() }, "/access?tab=decide");

        Assert.True(Assert.Single(asked).ToDecide);
        Assert.Contains("Autumn returns study", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_decides_reads_purpose_end_and_what_the_asker_held_before()
    {
        var waiting = Waiting();
        requests = [waiting];
        grants = [Grant(waiting, "orders-lake", "Basket study"), Grant(waiting with { PersonId = CatalogId.New<PersonId>(TimeProvider.System) }, "orders-sql", "Of somebody else")];
        var page = Show(Ana with { Teams = new[] { CatalogId.New<TeamId>(TimeProvider.System) }.ToFrozenSet() }, "/access?tab=decide");

        page.FindAll("button").First(b => b.TextContent.StartsWith("Approve", StringComparison.Ordinal)).Click();

        var dialog = page.Find("#decide");
        Assert.Contains("“Autumn returns study”", dialog.TextContent, StringComparison.Ordinal);
        Assert.Contains("held port orders-lake until 16 Dec 2029, revoked by Priya Nair: The study is over", dialog.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("orders-sql until", dialog.TextContent, StringComparison.Ordinal);
        Assert.Contains("Asked until 15 Apr", dialog.TextContent, StringComparison.Ordinal);
        Assert.Contains("is told at once and holds a grant", dialog.TextContent, StringComparison.Ordinal);
    }

    private static GrantRow Grant(AccessRequestRow asker, string port, string purpose) => new(
        CatalogId.New<GrantId>(TimeProvider.System), CatalogId.New<AccessRequestId>(TimeProvider.System), asker.ProductKey, asker.ProductId, port, asker.PersonId, asker.Person, purpose, FixedClock.Beginning.AddDays(-90),
        FixedClock.Beginning.AddDays(90), "Priya Nair", null, null, FixedClock.Beginning.AddDays(-30), "Priya Nair", "The study is over", GrantState.Revoked, 1, true);

    [Fact]
    public void A_load_that_fails_says_so_with_a_reference()
    {
        failure = new InvalidOperationException("no database");

        Assert.NotEmpty(Show(Ana, "/access").FindAll("[role=alert]"));
    }

    private Task<Page<AccessRequestRow>> Answer(AccessRequestFilter filter)
    {
        asked.Add(filter);
        return failure is null ? Task.FromResult(new Page<AccessRequestRow>(requests, null)) : Task.FromException<Page<AccessRequestRow>>(failure);
    }

    private static AccessRequestRow Waiting() => new(
        CatalogId.New<AccessRequestId>(TimeProvider.System), "sales/orders", CatalogId.New<DataProductId>(TimeProvider.System), "orders-sql", CatalogId.New<PersonId>(TimeProvider.System), "Ana Ruiz", "Autumn returns study",
        FixedClock.Beginning.AddDays(90), FixedClock.Beginning, AccessRequestState.Asked, null, null, null, 1, null, null, null, null, true);

    private IRenderedComponent<AccessPage> Show(Actor actor, string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<CascadingValue<Actor>>(parameters => parameters.Add(v => v.Value, actor).AddChildContent<AccessPage>()).FindComponent<AccessPage>();
    }
}
