using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

/// <summary>Incidents, for whoever may see their products.</summary>
public interface IIncidentQueries
{
    /// <summary>The newest first.</summary>
    Task<Page<IncidentRow>> ListAsync(Actor actor, IncidentFilter filter, PageRequest request, CancellationToken ct);

    /// <summary>The open incidents of these products.</summary>
    Task<IReadOnlyList<IncidentRow>> OpenAsync(Actor actor, IReadOnlyCollection<DataProductId> products, CancellationToken ct);

    /// <summary>How many are open, and how long detecting and recovering took for those that began since then.</summary>
    Task<IncidentFigures> FiguresAsync(Actor actor, IncidentFilter filter, DateTimeOffset since, CancellationToken ct);

    /// <summary><c>null</c> when there is none, or none that this actor may know of.</summary>
    Task<IncidentView?> FindAsync(Actor actor, IncidentId id, CancellationToken ct);

    /// <summary>How many people hold a grant on each of these products now; products without any are left out.</summary>
    Task<IReadOnlyDictionary<DataProductId, int>> HoldersAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct);
}

/// <summary>Narrows a list of incidents; <c>null</c> does not. <paramref name="Domain"/> counts its sub-domains in.</summary>
public sealed record IncidentFilter(bool? Open = null, DataProductKey? Product = null, string? Domain = null);

/// <summary>A line of the list. Reasons are those that this reader may know.</summary>
public sealed record IncidentRow(
    IncidentId Id, ProductFacts Product, string ProductKey, string? Team, DateTimeOffset Since, DateTimeOffset? DetectedAt, DateTimeOffset? ClosedAt, IncidentEnd? End, string? Owner, PersonId? OwnerId, IReadOnlyList<Reason> Reasons, bool Masked)
{
    /// <summary>From the run that showed it until it was known here.</summary>
    public TimeSpan? ToDetect => DetectedAt - Since;

    /// <summary>From the run that showed it until the product recovered; <c>null</c> while it has not.</summary>
    public TimeSpan? ToRecover => End == IncidentEnd.Recovered ? ClosedAt - Since : null;
}

/// <summary>Medians, because one forgotten incident must not hide thirty quick ones.</summary>
public sealed record IncidentFigures(int Open, int Since, TimeSpan? ToDetect, TimeSpan? ToRecover);

/// <summary>An incident with its timeline, oldest first, and the products that turned SUSPECT because of it.</summary>
public sealed record IncidentView(IncidentRow Row, IReadOnlyList<IncidentLine> Timeline, IReadOnlyList<DataProductId> Reached, bool MayWrite, long Version);

/// <summary>A line of a timeline.</summary>
public sealed record IncidentLine(DateTimeOffset At, IncidentStep Step, string By, PersonId? ById, string? Text, IReadOnlyList<Reason> Reasons);
