using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Notifications;

/// <summary>What a capability tells people: one entry for each of them, once for each cause.</summary>
public sealed record Told(string Kind, Guid CauseId, bool IsTask, string Sentence, string? Detail = null, string? Link = null, DataProductId? ProductId = null);

/// <summary>Writing to inboxes, for the handlers of all capabilities.</summary>
public static class Telling
{
    /// <summary>Tells those who were not told yet. Repeating it changes nothing.</summary>
    public static async Task TellAsync(this ICatalogWork work, Told told, IEnumerable<PersonId> people, TimeProvider clock, CancellationToken ct)
    {
        var known = (await work.InboxItemsAsync(told.Kind, told.CauseId, ct)).Select(i => i.PersonId).ToHashSet();
        var fresh = people.Distinct().Where(p => !known.Contains(p)).ToList();
        if (fresh.Count == 0) return;
        var now = clock.GetUtcNow();
        foreach (var person in fresh)
            work.Add(new InboxItem(CatalogId.New<InboxItemId>(clock), person, told.Kind, told.CauseId, told.IsTask, Cut(told.Sentence, 2000)!, Cut(told.Detail, 4000), told.Link, told.ProductId, now));
        work.Raise(new InboxFilled(fresh) { EventId = Guid.CreateVersion7(now), At = now });
    }

    /// <summary>The cause was decided, by whomever: nobody has it to do any more.</summary>
    public static async Task CompleteAsync(this ICatalogWork work, string kind, Guid causeId, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var open = (await work.InboxItemsAsync(kind, causeId, ct)).Where(i => i.DoneAt is null).ToList();
        if (open.Count == 0) return;
        foreach (var item in open) item.Complete(now);
        work.Raise(new InboxFilled([.. open.Select(i => i.PersonId)]) { EventId = Guid.CreateVersion7(now), At = now });
    }

    /// <summary>The decision was taken back: whoever was told has it to do again.</summary>
    public static async Task WaitAgainAsync(this ICatalogWork work, string kind, Guid causeId, TimeProvider clock, CancellationToken ct)
    {
        var done = (await work.InboxItemsAsync(kind, causeId, ct)).Where(i => i is { IsTask: true, DoneAt: not null }).ToList();
        if (done.Count == 0) return;
        var now = clock.GetUtcNow();
        foreach (var item in done) item.WaitAgain();
        work.Raise(new InboxFilled([.. done.Select(i => i.PersonId)]) { EventId = Guid.CreateVersion7(now), At = now });
    }

    private static string? Cut(string? text, int length) => text is null || text.Length <= length ? text : string.Concat(text.AsSpan(0, length - 1), "…");
}
