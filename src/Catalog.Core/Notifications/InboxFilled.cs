using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Notifications;

/// <summary>The inboxes of these people changed: their bells look again.</summary>
public sealed record InboxFilled(IReadOnlyList<PersonId> People) : CatalogEvent;
