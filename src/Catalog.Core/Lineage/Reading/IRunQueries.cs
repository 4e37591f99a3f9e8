using System.Text.Json;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage.Reading;

/// <summary>Reading runs, the newest first. A run is as visible as its job, and needs the right to read details.</summary>
public interface IRunQueries
{
    Task<Outcome<Page<RunRow>>> OfJobAsync(string ns, string name, PageRequest page, Actor actor, CancellationToken ct);

    /// <summary>Runs that wrote or read a dataset; both without a direction.</summary>
    Task<Outcome<Page<RunRow>>> OfDatasetAsync(string ns, string name, RunDirection? direction, PageRequest page, Actor actor, CancellationToken ct);

    /// <summary>By our id or the producer's; of several jobs that share it the first that began.</summary>
    Task<Outcome<RunStory>> FindAsync(string id, Actor actor, CancellationToken ct);
}

/// <summary>A run in a list. <see cref="Direction"/>, rows and bytes are set where the list is that of a dataset.</summary>
public sealed record RunRow(
    Guid Id, string RunId, string JobNamespace, string JobName, RunState State, DateTimeOffset BeganAt, DateTimeOffset? EndedAt, TimeSpan? Duration, string? Error, RunDirection? Direction = null, long? Rows = null, long? Bytes = null);

/// <summary>A run with everything that it read and wrote.</summary>
public sealed record RunStory(RunRow Row, DateTimeOffset? NominalStart, string? Engine, RunParent? Parent, IReadOnlyList<RunPart> Inputs, IReadOnlyList<RunPart> Outputs, IReadOnlyList<RunRow> SameId);

/// <summary>The run that started a run.</summary>
public sealed record RunParent(string RunId, string? JobNamespace, string? JobName)
{
    /// <summary>From the parent facet of a run; <c>null</c> when it names no run.</summary>
    public static RunParent? Of(FacetMap facets)
    {
        if (facets["parent"] is not { } json) return null;
        using var said = JsonDocument.Parse(json);
        var (run, job) = (Part("run"), Part("job"));
        return run.Text("runId") is { } id ? new RunParent(id, job.Text("namespace"), job.Text("name")) : null;

        JsonElement Part(string name) => said.RootElement.ValueKind == JsonValueKind.Object && said.RootElement.TryGetProperty(name, out var part) ? part : default;
    }
}

/// <summary>A dataset in a run.</summary>
public sealed record RunPart(string Namespace, string Name, long? Rows, long? Bytes, long? Files);
