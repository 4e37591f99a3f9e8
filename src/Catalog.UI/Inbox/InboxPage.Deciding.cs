using Catalog.Core.Notifications;
using Catalog.Core.Shared;
using Catalog.UI.Components;

namespace Catalog.UI.Inbox;

/// <summary>What is done with entries: one that is opened, or all that are chosen.</summary>
public sealed partial class InboxPage
{
    private Task DecideAsync(InboxDecided chosen) => RunAsync(async ct =>
    {
        if (Opened is not { } row || ViewOf(row.Kind)?.Decision is not { } decision) return;
        if (chosen.Deed == InboxDeed.Ask)
        {
            if (!Took(await decision.AskAsync!(Services, row, chosen.Words, Actor, ct))) return;
            Toasts.Show($"{row.Sentence}: asked");
            _evidence = ViewOf(row.Kind)?.Evidence is { } load ? await load(Services, row, Actor, ct) : null;
            return;
        }
        var undo = await UndoOfAsync(decision, [row], ct);
        var yes = chosen.Deed != InboxDeed.No;
        var refusal = chosen is { Deed: InboxDeed.Until, LastDay: { } day }
            ? await decision.UntilAsync!(Services, row, new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), chosen.Words, Actor, ct)
            : await decision.DecideAsync(Services, row, yes, chosen.Words, Actor, ct);
        if (!Took(refusal)) return;
        Say($"{row.ProductKey ?? row.Sentence}: {(yes ? decision.YesTold : decision.NoTold)}", undo);
        await LeaveAsync([row.Id], ct);
    });

    private Task DecideChosenAsync(bool yes) => RunAsync(async ct =>
    {
        if (BulkDecision is not { } decision) return;
        var rows = Waiting();
        var undo = await UndoOfAsync(decision, rows, ct);
        var done = await EachAsync(rows, row => decision.DecideAsync(Services, row, yes, _bulkReason, Actor, ct));
        if (done.Count > 0) Say($"{done.Count} {(yes ? decision.YesTold : decision.NoTold)}", undo);
        await LeaveAsync(done, ct);
    });

    private Task AskChosenAsync() => RunAsync(async ct =>
    {
        if (BulkDecision is not { AskAsync: { } ask }) return;
        var asked = await EachAsync(Waiting(), row => ask(Services, row, _bulkReason, Actor, ct));
        if (asked.Count == 0) return;
        Toasts.Show($"Asked about {asked.Count}");
        _chosen.ExceptWith(asked);
        _bulkReason = null;
    });

    private List<InboxRow> Waiting() => [.. _rows!.Where(r => _chosen.Contains(r.Id))];

    /// <summary>Each by itself: those that were refused stay, and why is said once.</summary>
    private async Task<List<InboxItemId>> EachAsync(List<InboxRow> rows, Func<InboxRow, Task<Refusal?>> deed)
    {
        var (done, refused) = (new List<InboxItemId>(), new List<string>());
        foreach (var row in rows)
        {
            if (await deed(row) is { } refusal) refused.Add(refusal.Sentence);
            else done.Add(row.Id);
        }
        _word = refused.Count == 0 ? null : $"{refused.Count} of {rows.Count} stayed: {string.Join(' ', refused.Distinct())}";
        return done;
    }

    private async Task<Func<Task>?> UndoOfAsync(InboxDecision decision, List<InboxRow> rows, CancellationToken ct)
    {
        if (decision.UndoAsync is not { } undo) return null;
        var ways = new List<Func<CancellationToken, Task>>();
        foreach (var row in rows) ways.Add(await undo(Services, row, Actor, ct));
        return async () =>
        {
            foreach (var way in ways) await way(Closed);
            await InvokeAsync(OnFilledAsync);
        };
    }

    private void Say(string text, Func<Task>? undo)
    {
        if (undo is null) Toasts.Show(text);
        else Toasts.Show(text, undo);
    }

    private bool Took(Refusal? refusal)
    {
        Outcome<Done> outcome = refusal is null ? default(Done) : refusal;
        return _answer.Take(outcome, out _);
    }

    private Task CompleteChosenAsync() => CompleteAsync([.. _chosen]);

    private Task CompleteAsync(IReadOnlyList<InboxItemId> ids) => RunAsync(async ct =>
    {
        var marked = await Mark.ExecuteAsync(new MarkInboxCommand(ids, InboxMark.Done), Actor, ct);
        if (!_answer.Take(marked, out var count)) return;
        Toasts.Show($"{count} marked done", async () =>
        {
            await Mark.ExecuteAsync(new MarkInboxCommand(ids, InboxMark.NotDone), Actor, Closed);
            await InvokeAsync(OnFilledAsync);
        });
        await LeaveAsync(ids, ct);
    });

    private async Task LeaveAsync(IReadOnlyCollection<InboxItemId> ids, CancellationToken ct)
    {
        _chosen.ExceptWith(ids);
        var closes = ids.Any(i => i.Value == _state.Open);
        _rows!.RemoveAll(r => ids.Contains(r.Id));
        _count = await Inbox.CountAsync(Actor, ct);
        if (closes) Navigation.NavigateTo((_state with { Open = null }).ToUrl());
    }
}
