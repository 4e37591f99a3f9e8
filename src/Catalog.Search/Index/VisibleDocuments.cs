using Catalog.Core.Access;
using Catalog.Core.People;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Catalog.Search.Index;

/// <summary>What an actor may know of, as a filter that every query, count and suggestion runs through.</summary>
internal sealed class VisibleDocuments(Actor actor) : Filter
{
    private readonly string rights = RightsOf(actor);

    /// <summary>Whether the actor may look at anything at all.</summary>
    public bool Anything { get; } = Authorisation.Decide(actor, MeshAction.Browse).Allowed;

    /// <summary>The documents of a segment that may be known; <c>null</c> when those are all that live.</summary>
    public IBits? Of(AtomicReader reader) => GuardTable.Of(reader).VisibleTo(actor, rights);

    public override DocIdSet? GetDocIdSet(AtomicReaderContext context, IBits? acceptDocs)
    {
        if (!Anything) return null;
        var table = GuardTable.Of(context.AtomicReader);
        var visible = table.VisibleTo(actor, rights) ?? table.All;
        return acceptDocs is null ? visible : BitsFilteredDocIdSet.Wrap(visible, acceptDocs);
    }

    /// <summary>Everything that the decision looks at; actors with equal rights share what was found out.</summary>
    private static string RightsOf(Actor actor) =>
        $"{actor.SignedIn}{actor.Administrator}{actor.Token == TokenRole.Intake}" +
        $"t{string.Join(',', actor.Teams.Select(t => t.Value).Order())}d{string.Join(',', actor.Stewards.Select(d => d.Value).Order())}g{string.Join(',', actor.Granted.Select(p => p.Value).Order())}";
}
