using System.Collections.Frozen;
using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.People;
using CsCheck;
using Xunit;

namespace Catalog.Core.Tests.Access;

public sealed class AuthorisationTests
{
    private static readonly DomainId Sales = DomainId.From(new Guid(1, 0, 0, new byte[8]));
    private static readonly DomainId Other = DomainId.From(new Guid(2, 0, 0, new byte[8]));
    private static readonly TeamId Owners = TeamId.From(new Guid(3, 0, 0, new byte[8]));
    private static readonly DataProductId Orders = DataProductId.From(new Guid(4, 0, 0, new byte[8]));

    private static readonly Actor Analyst = new() { Name = "Ana Ruiz", SignedIn = true, PersonId = PersonId.From(new Guid(5, 0, 0, new byte[8])) };
    private static readonly Actor Member = Analyst with { Teams = FrozenSet.Create(Owners) };
    private static readonly Actor Steward = Analyst with { Stewards = FrozenSet.Create(Sales) };
    private static readonly Actor StewardElsewhere = Analyst with { Stewards = FrozenSet.Create(Other) };
    private static readonly Actor Administrator = Analyst with { Administrator = true };
    private static readonly Actor Holder = Analyst with { Granted = FrozenSet.Create(Orders) };

    private static readonly Gen<Actor> AnyActor = Of(Actor.Anonymous, Actor.System, Analyst, Member, Steward, StewardElsewhere, Administrator, Holder,
        Analyst with { Token = TokenRole.Intake, PersonId = null }, Analyst with { Token = TokenRole.Reader, PersonId = null }, Member with { Token = TokenRole.Owner, PersonId = null });

    private static readonly Gen<ProductFacts> AnyProduct =
        from visibility in Gen.Enum<Visibility>()
        from lifecycle in Gen.Enum<Lifecycle>()
        from team in Of<TeamId?>(Owners, null)
        select new ProductFacts(Orders, Sales, team, visibility, lifecycle);

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    // An intake token sees nothing at all, so that it leaks nothing, and yet is there to send results.
    [Fact]
    public void Who_may_not_see_a_product_may_do_nothing_with_it() =>
        Gen.Select(AnyActor, AnyProduct, Gen.Enum<ProductAction>()).Sample((actor, product, action) =>
            (actor.Token, action) is (TokenRole.Intake, ProductAction.SendResults)
            || Authorisation.Decide(actor, ProductAction.See, product).Allowed || !Authorisation.Decide(actor, action, product).Allowed);

    [Fact]
    public void Nobody_but_administrators_acts_on_a_mesh_action_of_administrators() =>
        Gen.Select(AnyActor, Of(MeshAction.ManagePeople, MeshAction.ManageTokens, MeshAction.DefineCertification, MeshAction.ReadHealth, MeshAction.CreateDomain))
            .Sample((actor, action) => Authorisation.Decide(actor, action).Allowed == actor.Administrator);

    [Fact]
    public void Of_results_and_imports_an_intake_token_reads_its_own_and_nobody_reads_more_than_before() =>
        Gen.Select(AnyActor, AnyProduct, Gen.Bool).Sample((actor, product, own) =>
        {
            var intake = actor.Token == TokenRole.Intake;
            var sender = own ? actor.Name : "somebody else";
            return Authorisation.ReadResult(actor, product, sender).Allowed == (intake ? own : Authorisation.Decide(actor, ProductAction.ReadDetails, product).Allowed)
                && Authorisation.ReadImport(actor, own ? actor.PersonId : null, sender).Allowed == ((intake || Authorisation.Decide(actor, MeshAction.ReadImports).Allowed) && (own || actor.Administrator));
        });

    [Fact]
    public void Every_answer_says_why() =>
        Gen.Select(AnyActor, AnyProduct, Gen.Enum<ProductAction>()).Sample((actor, product, action) =>
            Authorisation.Decide(actor, action, product).Why.EndsWith('.'));

    [Theory]
    [InlineData(Visibility.Open, true, true)]
    [InlineData(Visibility.Restricted, true, false)]
    [InlineData(Visibility.Hidden, false, false)]
    public void An_analyst_sees_what_visibility_says(Visibility visibility, bool sees, bool reads)
    {
        var product = new ProductFacts(Orders, Sales, Owners, visibility, Lifecycle.Active);

        foreach (var actor in new[] { Analyst, StewardElsewhere })
        {
            Assert.Equal(sees, Authorisation.Decide(actor, ProductAction.See, product).Allowed);
            Assert.Equal(reads, Authorisation.Decide(actor, ProductAction.ReadDetails, product).Allowed);
            Assert.False(Authorisation.Decide(actor, ProductAction.Edit, product).Allowed);
        }
        foreach (var caretaker in new[] { Member, Steward, Administrator }) Assert.True(Authorisation.Decide(caretaker, ProductAction.ReadDetails, product).Allowed);
    }

    [Fact]
    public void A_grant_opens_a_restricted_product_and_not_a_hidden_one()
    {
        var restricted = new ProductFacts(Orders, Sales, Owners, Visibility.Restricted, Lifecycle.Active);

        Assert.True(Authorisation.Decide(Holder, ProductAction.ReadDetails, restricted).Allowed);
        Assert.False(Authorisation.Decide(Holder, ProductAction.See, restricted with { Visibility = Visibility.Hidden }).Allowed);
    }

    [Fact]
    public void The_owning_team_decides_about_access_and_stewards_only_where_there_is_no_team()
    {
        var owned = new ProductFacts(Orders, Sales, Owners, Visibility.Open, Lifecycle.Active);

        Assert.True(Authorisation.Decide(Member, ProductAction.DecideAccess, owned).Allowed);
        Assert.False(Authorisation.Decide(Steward, ProductAction.DecideAccess, owned).Allowed);
        Assert.True(Authorisation.Decide(Steward, ProductAction.DecideAccess, owned with { TeamId = null }).Allowed);
        Assert.False(Authorisation.Decide(Analyst, ProductAction.DecideAccess, owned).Allowed);
    }

    [Fact]
    public void Tokens_do_not_ask_for_access() =>
        Assert.False(Authorisation.Decide(Analyst with { PersonId = null, Token = TokenRole.Reader }, ProductAction.AskForAccess, new(Orders, Sales, Owners, Visibility.Open, Lifecycle.Active)).Allowed);
}
