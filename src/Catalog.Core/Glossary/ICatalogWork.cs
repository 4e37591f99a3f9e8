using Catalog.Core.DataProducts;
using Catalog.Core.Glossary;

namespace Catalog.Core.Shared;

public partial interface ICatalogWork
{
    Task<GlossaryTerm?> TermAsync(string key, CancellationToken ct);

    Task<TagDescription?> TagDescriptionAsync(string tag, CancellationToken ct);

    Task<CertificationLevel?> CertificationLevelAsync(string key, CancellationToken ct);

    Task<CertificationLevel?> CertificationLevelAsync(CertificationLevelId id, CancellationToken ct);

    /// <summary>All levels, the highest first.</summary>
    Task<IReadOnlyList<CertificationLevel>> CertificationLevelsAsync(CancellationToken ct);

    /// <summary>How many products hold the level.</summary>
    Task<int> CertifiedCountAsync(CertificationLevelId id, CancellationToken ct);

    /// <summary>All products that carry the tag, however it is written in capitals and small letters.</summary>
    Task<IReadOnlyList<DataProductId>> ProductsTaggedAsync(string tag, CancellationToken ct);
}
