using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Notifications;

/// <summary>What becomes of entries: read, done, or (undo) no longer done.</summary>
public enum InboxMark { Read, Done, NotDone }

/// <summary>Which of one's own entries; none means all that are unread.</summary>
public sealed record MarkInboxCommand(IReadOnlyCollection<InboxItemId> Items, InboxMark Mark);

/// <summary>Marks one's own notices. Tasks are done by deciding what they wait for, so they are only read.</summary>
public sealed class MarkInbox(ICatalogWorkFactory works, TimeProvider clock)
{
    private const int AtOnce = 500;

    public async Task<Outcome<int>> ExecuteAsync(MarkInboxCommand command, Actor actor, CancellationToken ct)
    {
        if (actor.PersonId is not { } person) return new Refusal.Forbidden("Tokens have no inbox.");
        await using var work = works.Open();
        var now = clock.GetUtcNow();
        var items = command.Items.Count > 0 ? await work.InboxItemsAsync(person, command.Items, ct)
            : command.Mark == InboxMark.Read ? await work.UnreadAsync(person, AtOnce, ct)
            : [];
        var changed = 0;
        foreach (var item in items)
        {
            if (command.Mark == InboxMark.NotDone)
            {
                if (item.Reopen()) changed++;
                continue;
            }
            changed += item.ReadAt is null || (command.Mark == InboxMark.Done && !item.IsTask && item.DoneAt is null) ? 1 : 0;
            if (command.Mark == InboxMark.Done && !item.IsTask) item.Complete(now);
            else item.Read(now);
        }
        if (changed == 0) return 0;
        work.Raise(new InboxFilled([person]) { EventId = Guid.CreateVersion7(now), At = now });
        return await work.SaveAsync(ct) is { } conflict ? conflict : changed;
    }
}
