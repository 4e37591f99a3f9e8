using Catalog.Core.DataProducts;

namespace Catalog.Server.Api.DataProducts;

/// <summary>A key and the name that people read.</summary>
public sealed record NamedResponse(string Key, string Name)
{
    internal static NamedResponse? From(Named? named) => named is null ? null : new(named.Key, named.Name);
}

/// <summary>A data product in a list. Words are those of the list's filters.</summary>
/// <param name="Key"><c>domain/name</c></param>
/// <param name="Replacement">What to use instead of a deprecated product; only when the caller may see it.</param>
/// <param name="Views">Views of the last 30 days.</param>
public sealed record ProductListItem(
    string Key, string Title, string? Purpose, string Lifecycle, string? Archetype, string Visibility, NamedResponse Domain, NamedResponse? Team, NamedResponse? Certification,
    IReadOnlyList<string> Tiers, IReadOnlyList<string> Tags, DateOnly? EndDate, string? Replacement, DateTimeOffset UpdatedAt, int Views)
{
    internal static ProductListItem From(ProductRow row) => new(
        row.Key.ToString(), row.Title, row.Purpose, ProductListWords.Value(row.Lifecycle), row.Archetype is { } archetype ? ProductListWords.Value(archetype) : null,
        ProductListWords.Value(row.Visibility), NamedResponse.From(row.Domain)!, NamedResponse.From(row.Team), NamedResponse.From(row.Certification),
        [.. row.Tiers.Select(ProductListWords.Value)], row.Tags, row.EndDate, row.Replacement?.ToString(), row.UpdatedAt, row.Views);
}

/// <summary>A data product. Without the right to read its details <c>Withheld</c> says why, and what needs the right is absent.</summary>
public sealed record ProductResponse(
    string Key, string Title, string? Purpose, string Lifecycle, string? Archetype, string Visibility, NamedResponse Domain, NamedResponse? Team, NamedResponse? Certification,
    string? CertificationReason, string? Version, IReadOnlyList<string> Tags, IReadOnlyList<string> Terms, DateOnly? EndDate, string? Replacement,
    IReadOnlyList<PortResponse> Ports, IReadOnlyList<SupportChannel> Support, string? Withheld,
    string? Usage, string? Limitations, IReadOnlyList<ProductLink>? Links, IReadOnlyList<ProductContact>? Contacts, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    internal static ProductResponse From(ProductDetail detail)
    {
        var row = ProductListItem.From(detail.Summary);
        return new(row.Key, row.Title, row.Purpose, row.Lifecycle, row.Archetype, row.Visibility, row.Domain, row.Team, row.Certification, detail.CertificationReason, detail.Version, row.Tags, detail.Terms,
            row.EndDate, row.Replacement, [.. detail.Ports.Select(PortResponse.From)], detail.Support, detail.Withheld, detail.Usage, detail.Limitations, detail.Links, detail.Contacts, detail.CreatedAt, row.UpdatedAt);
    }
}

/// <summary>A port of a product. Description, location and contract need the right to read the product's details.</summary>
public sealed record PortResponse(string Direction, string Name, string Version, string? Tier, string? Technology, string? Format, string? Description, string? Location, string? Contract)
{
    internal static PortResponse From(PortSummary port) => new(
        ProductListWords.Value(port.Direction), port.Name, port.PortVersion, port.Tier is { } tier ? ProductListWords.Value(tier) : null, port.Technology, port.Format, port.Description, port.Location, port.ContractId);
}
