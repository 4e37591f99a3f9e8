using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Discovery;

/// <summary>Asks every portal that runs to make its search index anew: for administrators.</summary>
public sealed class AskForReindexing(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<ReindexingId>> ExecuteAsync(Actor actor, CancellationToken ct)
    {
        if (Authorisation.Decide(actor, MeshAction.ManageSearch) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        await using var work = works.Open();
        var now = clock.GetUtcNow();
        var asked = new Reindexing(CatalogId.New<ReindexingId>(clock), now);
        work.Add(asked);
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new ActivitySubject("search", asked.Id.Value, "index"), "asked", "asked for the search index to be made anew"));
        work.Raise(new ReindexAsked(asked.Id) { EventId = Guid.CreateVersion7(now), At = now });
        return await work.SaveAsync(ct) is { } conflict ? conflict : asked.Id;
    }
}
