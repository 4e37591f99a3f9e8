namespace Catalog.UI.Admin;

/// <summary>How one part of the portal does.</summary>
public enum HealthState { Fine, Degraded, Down }

/// <summary>A part of the portal, how it does, and why it says so.</summary>
public sealed record HealthLine(string Part, HealthState State, string Sentence);

/// <summary>A figure about the running process.</summary>
public sealed record HealthFact(string Name, string Value);

/// <summary>All parts, and figures about the process.</summary>
public sealed record PortalHealth(IReadOnlyList<HealthLine> Parts, IReadOnlyList<HealthFact> Facts);

/// <summary>The health of the portal as its own checks see it now.</summary>
public interface IHealthReport
{
    Task<PortalHealth> ReadAsync(CancellationToken ct);
}
