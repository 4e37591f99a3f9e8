using System.Text.Json;
using System.Text.Json.Serialization;
using Catalog.Core.Lineage;

namespace Catalog.Server.Api.Marquez;

/// <summary>Marquez's pair of names.</summary>
public sealed record MarquezName(string Namespace, string Name);

/// <summary>A pair of names and a version.</summary>
public sealed record MarquezVersion(string Namespace, string Name, Guid Version);

/// <summary>Marquez's namespace; it knows no owner, so that it is nobody's.</summary>
public sealed record MarquezNamespace(string Name, DateTime CreatedAt, DateTime UpdatedAt, string OwnerName, string? Description, bool IsHidden);

/// <summary>A column.</summary>
public sealed record MarquezField(string Name, string? Type, IReadOnlyList<string> Tags, string? Description);

/// <summary>Where a column of a dataset comes from.</summary>
public sealed record MarquezColumn(string Name, IReadOnlyList<MarquezInputField> InputFields, string? TransformationDescription, string? TransformationType);

/// <summary>A column that another is made of.</summary>
public sealed record MarquezInputField(string Namespace, string Dataset, string Field, string? TransformationDescription, string? TransformationType);

/// <summary>A dataset.</summary>
public sealed record MarquezDataset(
    MarquezName Id, string Type, string Name, string PhysicalName, DateTime CreatedAt, DateTime UpdatedAt, string Namespace, string SourceName, IReadOnlyList<MarquezField> Fields, IReadOnlyList<string> Tags,
    DateTime? LastModifiedAt, string? LastLifecycleState, string? Description, Guid? CurrentVersion, IReadOnlyList<MarquezColumn>? ColumnLineage, MarquezFacets Facets, bool Deleted);

/// <summary>A dataset as one run left it.</summary>
public sealed record MarquezDatasetVersion(
    MarquezVersion Id, string Type, string Name, string PhysicalName, DateTime CreatedAt, Guid Version, string Namespace, string SourceName, IReadOnlyList<MarquezField> Fields, IReadOnlyList<string> Tags,
    string? LifecycleState, string? Description, MarquezRun? CreatedByRun, MarquezFacets Facets);

/// <summary>A job. One that never ran has no runs at all, not an empty list of them: the web page would stumble over that.</summary>
public sealed record MarquezJob(
    MarquezName Id, string Type, string Name, string SimpleName, string? ParentJobName, Guid? ParentJobUuid, DateTime CreatedAt, DateTime UpdatedAt, string Namespace, IReadOnlyList<MarquezName> Inputs, IReadOnlyList<MarquezName> Outputs,
    string? Location, IReadOnlyDictionary<string, string> Context, string? Description, MarquezRun? LatestRun, IReadOnlyList<MarquezRun>? LatestRuns, IReadOnlyList<string> Tags, MarquezFacets Facets, Guid CurrentVersion);

/// <summary>A job as it is now: what its runs taught is kept together, so that it has one version.</summary>
public sealed record MarquezJobVersion(
    MarquezVersion Id, string Name, Guid Version, DateTime CreatedAt, string Namespace, IReadOnlyList<MarquezName> Inputs, IReadOnlyList<MarquezName> Outputs, string? Location,
    IReadOnlyDictionary<string, string> Context, MarquezRun? LatestRun, MarquezFacets Facets);

/// <summary>A run.</summary>
public sealed record MarquezRun(
    string Id, DateTime CreatedAt, DateTime UpdatedAt, DateTime? NominalStartTime, DateTime? NominalEndTime, string State, DateTime? StartedAt, DateTime? EndedAt, long? DurationMs, IReadOnlyDictionary<string, string> Args,
    MarquezVersion? JobVersion, IReadOnlyList<MarquezPart> InputDatasetVersions, IReadOnlyList<MarquezPart> OutputDatasetVersions, IReadOnlyDictionary<string, string> Context, MarquezFacets Facets);

/// <summary>A dataset in a run.</summary>
public sealed record MarquezPart(MarquezVersion DatasetVersionId, MarquezFacets Facets);

/// <summary>Something that was found by name.</summary>
public sealed record MarquezHit(string Type, string Name, DateTime UpdatedAt, string Namespace, string NodeId);

/// <summary>Marquez's way to say no.</summary>
public sealed record MarquezError(int Code, string Message);

/// <summary>Facets by their key, as they were sent.</summary>
[JsonConverter(typeof(MarquezFacetsJson))]
public sealed record MarquezFacets(FacetMap Facets);

/// <summary>Writes facets as they came, without reading them once more.</summary>
public sealed class MarquezFacetsJson : JsonConverter<MarquezFacets>
{
    /// <inheritdoc />
    public override MarquezFacets Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Facets are only written.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, MarquezFacets value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (key, facet) in value.Facets.All)
        {
            if (facet.Json is null) continue;
            writer.WritePropertyName(key);
            writer.WriteRawValue(facet.Json, skipInputValidation: true);
        }
        writer.WriteEndObject();
    }
}
