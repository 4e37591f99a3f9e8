using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Activity;

/// <summary>The reading side of the trail, newest first. Entries about what the actor may not see are not there.</summary>
public interface IActivityQueries
{
    Task<Page<ActivityRow>> ListAsync(Actor actor, ActivityFilter filter, PageRequest page, CancellationToken ct);

    /// <summary>The same as a stream for exports, without paging.</summary>
    IAsyncEnumerable<ActivityRow> StreamAsync(Actor actor, ActivityFilter filter, CancellationToken ct);
}

/// <summary>Which entries; all that is set must hold. <paramref name="To"/> is exclusive.</summary>
public sealed record ActivityFilter(
    DataProductId? Product = null,
    string? SubjectKind = null,
    Guid? SubjectId = null,
    PersonId? Person = null,
    string? ActorName = null,
    ActivityVia? Via = null,
    string? Verb = null,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null);

/// <summary>An entry as one reader may see it: old and new values are left out (<paramref name="Masked"/>) without the right to the product's details.</summary>
public sealed record ActivityRow(
    ActivityEntryId Id,
    DateTimeOffset At,
    PersonId? PersonId,
    string ActorName,
    ActivityVia Via,
    string SubjectKind,
    Guid SubjectId,
    string SubjectKey,
    DataProductId? ProductId,
    string? ProductKey,
    string Verb,
    string Sentence,
    IReadOnlyList<FieldChange> Changes,
    bool Masked);
