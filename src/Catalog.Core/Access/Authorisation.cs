using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.People;

namespace Catalog.Core.Access;

/// <summary>
/// The one decision who may what. Pages, lists, counts, API, exports and search ask here; the SQL filter that stands
/// beside it is property-tested equal to it.
/// </summary>
public static partial class Authorisation
{
    private const string SignInFirst = "Sign in first.";

    public static Decision Decide(Actor actor, ProductAction action, ProductFacts product)
    {
        if (!actor.SignedIn) return Decision.No(SignInFirst);
        if (actor.Token == TokenRole.Intake)
            return action == ProductAction.SendResults ? Decision.Yes("An intake token sends results.") : Decision.No("An intake token only sends; it reads nothing.");
        var caretaker = Caretaker(actor, product.DomainId, product.TeamId);
        if (product.Visibility == Visibility.Hidden && caretaker is null)
            return Decision.No("This product is hidden from everybody but its team, its domain's stewards and administrators.");
        return action switch
        {
            ProductAction.See => Decision.Yes(caretaker ?? "Everybody signed in knows that it exists."),
            ProductAction.ReadDetails => ReadDetails(actor, product, caretaker),
            ProductAction.AskForAccess => AskForAccess(actor, product),
            ProductAction.DecideAccess when product.TeamId is { } team && actor.Teams.Contains(team) => Decision.Yes("You are in the owning team."),
            ProductAction.DecideAccess when product.TeamId is not null && !actor.Administrator => Decision.No("The owning team decides about access."),
            _ => caretaker is not null ? Decision.Yes(caretaker) : Decision.No("Only the owning team, the domain's stewards and administrators may do this."),
        };
    }

    public static Decision Decide(Actor actor, MeshAction action, DomainId? domain = null, TeamId? team = null)
    {
        if (!actor.SignedIn) return Decision.No(SignInFirst);
        if (action == MeshAction.SendLineage) return SendLineage(actor);
        if (actor.Token == TokenRole.Intake)
            return action == MeshAction.SendResults ? Decision.Yes("An intake token sends results.") : Decision.No("An intake token only sends; it reads nothing.");
        if (action == MeshAction.Browse) return Decision.Yes("Everybody signed in may look around.");
        if (actor.Administrator) return Decision.Yes("You are an administrator.");
        var steward = domain is { } d ? actor.Stewards.Contains(d) : actor.Stewards.Count > 0;
        var member = team is { } t ? actor.Teams.Contains(t) : actor.Teams.Count > 0;
        return action switch
        {
            MeshAction.RegisterProduct => member || (domain is not null && steward)
                ? Decision.Yes(member ? "You are in the owning team." : "You look after this domain.")
                : Decision.No("Only members of the owning team, the domain's stewards and administrators register its products."),
            MeshAction.ManageDomain or MeshAction.CreateTeam => domain is not null && steward
                ? Decision.Yes("You look after this domain.")
                : Decision.No("Only the domain's stewards and administrators may do this."),
            MeshAction.ManageTeam => (team is not null && member) || (domain is not null && steward)
                ? Decision.Yes(member ? "You are in this team." : "You look after this team's domain.")
                : Decision.No("Only the team's members, its domain's stewards and administrators may do this."),
            MeshAction.ManageGlossary or MeshAction.ManageTags => steward
                ? Decision.Yes("You look after a domain.")
                : Decision.No("Only stewards and administrators may do this."),
            MeshAction.CreateTeamToken => team is not null && member && actor.Token is null
                ? Decision.Yes("You are in this team.")
                : Decision.No("Only members of the team and administrators make tokens for it."),
            MeshAction.SendResults => member || steward
                ? Decision.Yes("You own or look after products.")
                : Decision.No("Only intake tokens, owners, stewards and administrators send results."),
            MeshAction.ReadImports => member || steward
                ? Decision.Yes("You import products yourself.")
                : Decision.No("Only owners, stewards and administrators see imports."),
            _ => Decision.No("Only administrators may do this."),
        };
    }

    /// <summary>Whether this actor may write a contract: that of the products whose output ports carry it, each of them; without any, whoever owns or looks after something.</summary>
    public static Decision DecideContract(Actor actor, IReadOnlyCollection<ProductFacts> carriers)
    {
        if (Decide(actor, MeshAction.Browse) is { Allowed: false } outside) return outside;
        if (actor.Administrator) return Decision.Yes("You are an administrator.");
        if (carriers.Any(product => !Decide(actor, ProductAction.See, product).Allowed))
            return DecideContract(actor, []) is { Allowed: false } no ? no : Decision.No("This id is taken by another contract. Choose another id.");
        foreach (var product in carriers)
            if (!Decide(actor, ProductAction.Edit, product).Allowed)
                return Decision.No("A port of a product that you may not change carries this contract. Its owning team, its domain's stewards and administrators change it.");
        return carriers.Count > 0 || actor.Teams.Count > 0 || actor.Stewards.Count > 0
            ? Decision.Yes("You own or look after it.")
            : Decision.No("Only owners, stewards and administrators bring in contracts.");
    }

    /// <summary>Whether this actor may read a contract: as the strictest of the products whose ports carry it.</summary>
    public static Decision ReadContract(Actor actor, IReadOnlyCollection<ProductFacts> carriers)
    {
        if (Decide(actor, MeshAction.Browse) is { Allowed: false } outside) return outside;
        foreach (var product in carriers)
            if (Decide(actor, ProductAction.ReadDetails, product) is { Allowed: false } no) return no;
        return Decision.Yes("Everybody signed in reads it.");
    }

    /// <summary>Whether this actor may read a result: whoever reads the product's details, and of an intake token what it sent itself.</summary>
    public static Decision ReadResult(Actor actor, ProductFacts product, string sentBy) =>
        actor is { SignedIn: true, Token: TokenRole.Intake } ? Own(sentBy == actor.Name) : Decide(actor, ProductAction.ReadDetails, product);

    /// <summary>Whether this actor may read an import and its report: administrators all of them, everybody else their own.</summary>
    public static Decision ReadImport(Actor actor, PersonId? person, string startedBy)
    {
        if (actor.Token != TokenRole.Intake && Decide(actor, MeshAction.ReadImports) is { Allowed: false } no) return no;
        if (!actor.SignedIn) return Decision.No(SignInFirst);
        return actor.Administrator ? Decision.Yes("You are an administrator.") : Own(actor.PersonId is { } me ? person == me : person is null && startedBy == actor.Name);
    }

    /// <summary>Whether this actor may know of a request or grant: their own while they see the product, else as its caretaker.</summary>
    public static bool KnowsOfAccess(Actor actor, ProductFacts product, PersonId holder) =>
        Decide(actor, actor.PersonId == holder ? ProductAction.See : ProductAction.ReadAccess, product).Allowed;

    /// <summary>Whether this actor may give a certification level to a product.</summary>
    public static Decision Certify(Actor actor, ProductFacts product, Role assignableBy)
    {
        if (Decide(actor, ProductAction.See, product) is { Allowed: false } hidden) return hidden;
        if (actor.Administrator) return Decision.Yes("You are an administrator.");
        var steward = actor.Stewards.Contains(product.DomainId);
        var owner = product.TeamId is { } team && actor.Teams.Contains(team);
        return assignableBy switch
        {
            Role.Owner or Role.Analyst when owner || steward => Decision.Yes(owner ? "You are in the owning team." : "You look after its domain."),
            Role.Steward when steward => Decision.Yes("You look after its domain."),
            Role.Owner or Role.Analyst => Decision.No("The owning team or the domain's stewards give this level."),
            Role.Steward => Decision.No("A steward of the domain gives this level."),
            _ => Decision.No("An administrator gives this level."),
        };
    }

    /// <summary>Whether this actor may make, and so also end, a token of that role for that team.</summary>
    public static Decision CreateToken(Actor actor, TokenRole role, TeamId? team)
    {
        if (Decide(actor, MeshAction.ManageTokens) is { Allowed: true } all) return all;
        var own = Decide(actor, MeshAction.CreateTeamToken, team: team);
        return own.Allowed && role is TokenRole.Steward or TokenRole.Administrator
            ? Decision.No("Members of a team make tokens with at most their own rights: reader, intake, gate or owner.")
            : own;
    }

    /// <summary>Whether this actor may know that a token of that team exists.</summary>
    public static Decision SeeToken(Actor actor, TeamId? team) =>
        Decide(actor, MeshAction.ManageTokens) is { Allowed: true } all ? all : Decide(actor, MeshAction.CreateTeamToken, team: team);

    /// <summary>Whether this actor may tell the owners of what is made from a source: who looks after its product; of a source of no product, whoever sends lineage.</summary>
    public static Decision TellOwners(Actor actor, ProductFacts? source)
    {
        if (Decide(actor, MeshAction.Browse) is { Allowed: false } outside) return outside;
        if (source is { } product) return Decide(actor, ProductAction.Edit, product) is { Allowed: true } yes ? yes : Decision.No("Only the team that owns this, its domain's stewards and administrators tell those who build on it.");
        return Decide(actor, MeshAction.SendLineage) is { Allowed: true } sender ? sender : Decision.No("Only owners, stewards and administrators tell those who build on this.");
    }

    // Events are believed: a token that only reads, or an analyst, must not be able to draw lineage.
    private static Decision SendLineage(Actor actor) =>
        actor.Administrator || actor.Token is TokenRole.Intake || (actor.Token is not (TokenRole.Reader or TokenRole.Gate) && (actor.Teams.Count > 0 || actor.Stewards.Count > 0))
            ? Decision.Yes("You may send lineage.")
            : Decision.No("Lineage is sent with an intake token, or by owners, stewards and administrators.");

    private static Decision Own(bool own) => own ? Decision.Yes("It is your own.") : Decision.No("Only who sent it reads it.");

    private static Decision ReadDetails(Actor actor, ProductFacts product, string? caretaker)
    {
        if (product.Visibility != Visibility.Restricted) return Decision.Yes(caretaker ?? "The product is open.");
        if (caretaker is not null) return Decision.Yes(caretaker);
        return actor.Granted.Contains(product.Id)
            ? Decision.Yes("You hold a grant on one of its ports.")
            : Decision.No("This product is restricted: its details open with a grant. Ask for access to one of its ports.");
    }

    private static Decision AskForAccess(Actor actor, ProductFacts product)
    {
        if (actor.PersonId is null) return Decision.No("Access is asked for by people, not by tokens.");
        if (product.TeamId is { } team && actor.Teams.Contains(team)) return Decision.No("You are in the owning team: you read its ports already.");
        return product.Lifecycle switch
        {
            Lifecycle.Retired => Decision.No("This product is retired."),
            Lifecycle.Proposed => Decision.No("This product is only proposed; there is nothing to read yet."),
            _ => Decision.Yes("Everybody signed in may ask."),
        };
    }

    /// <summary>Why this actor looks after the product; <c>null</c> when they do not.</summary>
    private static string? Caretaker(Actor actor, DomainId domain, TeamId? team)
    {
        if (actor.Administrator) return "You are an administrator.";
        if (team is { } owning && actor.Teams.Contains(owning)) return "You are in the owning team.";
        return actor.Stewards.Contains(domain) ? "You look after its domain." : null;
    }
}
