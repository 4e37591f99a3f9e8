using Catalog.Core.Lineage.Review;
using Catalog.Core.People;

namespace Catalog.Core.Access;

/// <summary>The part of the decision that is about lineage edges and the notes beside them.</summary>
public static partial class Authorisation
{
    /// <summary>Whether this actor may know of an edge: of both its ends, and for columns of their details.</summary>
    public static Decision SeeEdge(Actor actor, EdgeFacts edge)
    {
        if (Decide(actor, MeshAction.Browse) is { Allowed: false } outside) return outside;
        var needed = edge.Columns ? ProductAction.ReadDetails : ProductAction.See;
        foreach (var product in edge.From.Covering.Concat(edge.To.Covering))
            if (Decide(actor, needed, product) is { Allowed: false } no) return no;
        return Decision.Yes("You see both its ends.");
    }

    /// <summary>Whether this actor may say that an edge is there.</summary>
    public static Decision ProposeEdge(Actor actor, EdgeFacts edge)
    {
        if (SeeEdge(actor, edge) is { Allowed: false } no) return no;
        return ReadsOnly(actor) ? Decision.No("This token only reads.") : Decision.Yes("Everybody signed in may propose an edge.");
    }

    /// <summary>Whether this actor decides about an edge: whoever looks after a domain at one of its ends, or may change both ends.</summary>
    public static Decision ReviewEdge(Actor actor, EdgeFacts edge)
    {
        if (SeeEdge(actor, edge) is { Allowed: false } no) return no;
        if (ReadsOnly(actor)) return Decision.No("This token only reads.");
        if (actor.Administrator) return Decision.Yes("You are an administrator.");
        var caring = edge.From.Caring.Concat(edge.To.Caring).ToList();
        if (caring.Exists(product => actor.Stewards.Contains(product.DomainId))) return Decision.Yes("You look after a domain at one of its ends.");
        if (caring.Count == 0 && actor.Stewards.Count > 0) return Decision.Yes("No product stands at either end, and you look after a domain.");
        return EditsBothEnds(actor, edge)
            ? Decision.Yes("You may change both its ends.")
            : Decision.No("Stewards of a domain at one of its ends decide about an edge, or those who may change both ends.");
    }

    /// <summary>Whether this actor may change what stands at both ends, so that what they draw needs nobody else.</summary>
    public static bool EditsBothEnds(Actor actor, EdgeFacts edge) => Edits(actor, edge.From) && Edits(actor, edge.To);

    /// <summary>Whether this actor reads what people noted about datasets that these products cover.</summary>
    public static Decision ReadNotes(Actor actor, EndFacts about)
    {
        if (Decide(actor, MeshAction.Browse) is { Allowed: false } outside) return outside;
        foreach (var product in about.Covering)
            if (Decide(actor, ProductAction.ReadDetails, product) is { Allowed: false } no) return no;
        return Decision.Yes("You read its details.");
    }

    public static Decision WriteNote(Actor actor, EndFacts about)
    {
        if (ReadNotes(actor, about) is { Allowed: false } no) return no;
        return ReadsOnly(actor) ? Decision.No("This token only reads.") : Decision.Yes("Whoever reads its details may write a note.");
    }

    /// <summary>Whether this actor may take a note away: their own, or one about what they look after.</summary>
    public static Decision RemoveNote(Actor actor, EndFacts about, PersonId? author)
    {
        if (WriteNote(actor, about) is { Allowed: false } no) return no;
        if (author is not null && actor.PersonId == author) return Decision.Yes("You wrote it.");
        return Edits(actor, about) ? Decision.Yes("You look after what it is about.") : Decision.No("Its author, and those who look after what it is about, take a note away.");
    }

    private static bool ReadsOnly(Actor actor) => actor.Token is TokenRole.Reader or TokenRole.Gate;

    // What belongs to no product is looked after by stewards and administrators.
    private static bool Edits(Actor actor, EndFacts end) =>
        end.Caring.Count > 0 ? end.Caring.All(product => Decide(actor, ProductAction.Edit, product).Allowed) : actor.Administrator || actor.Stewards.Count > 0;
}
