using Catalog.Core.People;

namespace Catalog.Core.Glossary;

/// <summary>Reading the levels of certification, the highest first.</summary>
public interface ICertificationLevelQueries
{
    Task<IReadOnlyList<CertificationLevelRow>> ListAsync(Actor actor, CancellationToken ct);
}

/// <summary>A level with the number of visible products that hold it.</summary>
public sealed record CertificationLevelRow(CertificationLevelId Id, string Key, string Name, string? Description, int Rank, Role AssignableBy, int Products, long Version);
