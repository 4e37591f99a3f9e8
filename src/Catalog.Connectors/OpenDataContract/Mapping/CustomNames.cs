namespace Catalog.Connectors.OpenDataContract.Mapping;

/// <summary>Custom properties that carry in and out what the standard has no key for.</summary>
internal static class CustomNames
{
    public const string Tier = "catalog.tier";
    public const string Technology = "catalog.technology";
    public const string Format = "catalog.format";
    public const string Location = "catalog.location";
    public const string Datasets = "catalog.datasets";
    public const string Description = "catalog.description";
    public const string Archetype = "catalog.archetype";
    public const string Visibility = "catalog.visibility";
    public const string Certification = "catalog.certification";
    public const string EndDate = "catalog.endDate";
    public const string Replacement = "catalog.replacement";
    public const string Terms = "catalog.terms";

    /// <summary>The name of the owning team, where an ODPS 0.9 document lists its members without one.</summary>
    public const string Team = "catalog.team";

    /// <summary>At the product: ports of an ODPS 0.9 document may not have custom properties of their own.</summary>
    public const string Ports = "catalog.ports";
}
