using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

public readonly record struct IncidentId(Guid Value) : ICatalogId<IncidentId>
{
    public static IncidentId From(Guid value) => new(value);
}

/// <summary>How an incident ended.</summary>
public enum IncidentEnd { Recovered, Retired }

/// <summary>One time that a product was INVALID by its own data: from the run that showed it until the product recovers. An override hides it and does not end it.</summary>
public sealed class Incident : IVersioned
{
    private Incident() { }

    /// <param name="id">Its id.</param>
    /// <param name="product">The product.</param>
    /// <param name="since">When the run was that showed it.</param>
    /// <param name="detectedAt">When it became known here; <c>null</c> when it began before the product was registered, so that nobody could know.</param>
    /// <param name="reasons">Why.</param>
    public Incident(IncidentId id, DataProductId product, DateTimeOffset since, DateTimeOffset? detectedAt, IReadOnlyList<Reason> reasons)
        => (Id, ProductId, Since, DetectedAt, Reasons) = (id, product, since, detectedAt, reasons);

    public IncidentId Id { get; private set; }
    public DataProductId ProductId { get; private set; }
    public DateTimeOffset Since { get; private set; }
    public DateTimeOffset? DetectedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public IncidentEnd? End { get; private set; }
    /// <summary>What made the product INVALID, as last judged.</summary>
    public IReadOnlyList<Reason> Reasons { get; private set; } = [];
    /// <summary>Who looks after it; nobody by name means the owning team.</summary>
    public PersonId? OwnerId { get; private set; }
    public string? OwnerName { get; private set; }
    public long Version { get; private set; }

    /// <summary>Takes over why it holds now. Answers whether that is something else than before.</summary>
    public bool Holds(IReadOnlyList<Reason> reasons)
    {
        var other = !Reasons.Select(Mark).ToHashSet().SetEquals(reasons.Select(Mark));
        Reasons = reasons;
        return other;
    }

    public void Close(IncidentEnd end, DateTimeOffset at) => (End, ClosedAt) = (end, at);

    public void Take(Actor actor) => (OwnerId, OwnerName) = (actor.PersonId, actor.Name);

    public void Leave() => (OwnerId, OwnerName) = (null, null);

    // Another port with the same trouble is no other reason.
    private static string Mark(Reason reason) => $"{reason.Kind}|{reason.Expectation?.Mark}";
}

public readonly record struct IncidentNoteId(Guid Value) : ICatalogId<IncidentNoteId>
{
    public static IncidentNoteId From(Guid value) => new(value);
}

/// <summary>What a line of an incident's timeline tells.</summary>
public enum IncidentStep { Opened, OtherReason, ByHand, Taken, Left, Note, Closed }

/// <summary>A line of an incident's timeline; nothing in it is ever changed.</summary>
public sealed class IncidentNote
{
    public const int Longest = 4000;

    private IncidentNote() { }

    public IncidentNote(IncidentNoteId id, IncidentId incident, DateTimeOffset at, IncidentStep step, Actor actor, string? text, IReadOnlyList<Reason>? reasons = null)
        => (Id, IncidentId, At, Step, PersonId, By, Text, Reasons) = (id, incident, at, step, actor.PersonId, actor.Name, text, reasons ?? []);

    public IncidentNoteId Id { get; private set; }
    public IncidentId IncidentId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public IncidentStep Step { get; private set; }
    public PersonId? PersonId { get; private set; }
    public string By { get; private set; } = "";
    /// <summary>What a person wrote.</summary>
    public string? Text { get; private set; }
    public IReadOnlyList<Reason> Reasons { get; private set; } = [];
}

/// <summary>A product that turned SUSPECT because of an incident; kept when it is over.</summary>
public sealed class IncidentReach
{
    private IncidentReach() { }

    public IncidentReach(IncidentId incident, DataProductId product) => (IncidentId, ProductId) = (incident, product);

    public IncidentId IncidentId { get; private set; }
    public DataProductId ProductId { get; private set; }
}

/// <summary>An incident opened, closed, or has something new on its timeline.</summary>
public sealed record IncidentChanged(IncidentId IncidentId, DataProductId ProductId) : CatalogEvent;
