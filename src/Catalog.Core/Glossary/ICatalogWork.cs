using Catalog.Core.Glossary;

namespace Catalog.Core.Shared;

public partial interface ICatalogWork
{
    Task<GlossaryTerm?> TermAsync(string key, CancellationToken ct);

    Task<TagDescription?> TagDescriptionAsync(string tag, CancellationToken ct);

    Task<CertificationLevel?> CertificationLevelAsync(string key, CancellationToken ct);

    Task<CertificationLevel?> CertificationLevelAsync(CertificationLevelId id, CancellationToken ct);
}
