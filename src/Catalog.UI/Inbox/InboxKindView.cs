using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.UI.Inbox;

/// <summary>How one kind of entry is shown and decided. A capability registers one for each kind that it contributes.</summary>
/// <param name="Kind">The word of <see cref="InboxRow.Kind"/>.</param>
/// <param name="Label">What the filter says: "Access".</param>
public sealed record InboxKindView(string Kind, string Label, string Icon)
{
    /// <summary>The deeds; <c>null</c> for what is only read.</summary>
    public InboxDecision? Decision { get; init; }

    /// <summary>What speaks for and against, loaded when the entry is opened.</summary>
    public Func<IServiceProvider, InboxRow, Actor, CancellationToken, Task<IReadOnlyList<Evidence>>>? Evidence { get; init; }
}

/// <summary>What can be decided from the inbox, and how. <paramref name="No"/> is <c>null</c> where there is only one deed.</summary>
/// <param name="YesTold">In the past tense, for the toast: "approved".</param>
public sealed record InboxDecision(
    string Yes, string YesTold, string? No, string? NoTold, string Consequence,
    Func<IServiceProvider, InboxRow, bool, string?, Actor, CancellationToken, Task<Refusal?>> DecideAsync)
{
    /// <summary>Nothing can take a decision back once people were told.</summary>
    public bool AsksForReason => No is not null;

    /// <summary>What becomes of the decision afterwards.</summary>
    public string Finality { get; init; } = "Decisions are told at once and stay in the trail. They cannot be undone.";

    /// <summary>Asks in the given words instead of deciding, and the entry waits on; <c>null</c> where nobody is there to be asked.</summary>
    public Func<IServiceProvider, InboxRow, string?, Actor, CancellationToken, Task<Refusal?>>? AskAsync { get; init; }

    /// <summary>Says yes until an instant; <c>null</c> where a yes has no end of its own.</summary>
    public Func<IServiceProvider, InboxRow, DateTimeOffset, string?, Actor, CancellationToken, Task<Refusal?>>? UntilAsync { get; init; }

    /// <summary>How to take a decision back, asked before it is made; <c>null</c> where it is final.</summary>
    public Func<IServiceProvider, InboxRow, Actor, CancellationToken, Task<Func<CancellationToken, Task>>>? UndoAsync { get; init; }
}

/// <summary>A line of the panel beside the list.</summary>
public sealed record Evidence(string Section, string Text, string? Note = null, string? Icon = null);
