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

    /// <summary>Where more can be decided than yes or no: what it is called there, and its address.</summary>
    public Func<InboxRow, (string Text, string Href)>? Elsewhere { get; init; }

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
}

/// <summary>A line of the panel beside the list.</summary>
public sealed record Evidence(string Section, string Text, string? Note = null, string? Icon = null);
