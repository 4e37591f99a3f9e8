namespace Catalog.UI.Inbox;

/// <summary>What can be done with an entry that waits.</summary>
public enum InboxDeed { Yes, No, Ask, Until }

/// <summary>What somebody chose for an entry, with the words they gave; <paramref name="LastDay"/> counts for <see cref="InboxDeed.Until"/>.</summary>
public sealed record InboxDecided(InboxDeed Deed, string? Words, DateOnly? LastDay = null);
