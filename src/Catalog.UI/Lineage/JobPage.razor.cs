using Catalog.Core.DataProducts;
using Catalog.Core.Datasets;
using Catalog.Core.Lineage.Reading;
using Catalog.Core.Shared;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Lineage;

/// <summary>A job with the ports that offer what it writes and a page of its runs; the strip of the first page shows more of them than the list.</summary>
public sealed record JobView(JobStory Story, IReadOnlyList<DatasetPort> Ports, Page<RunRow>? Runs, string? OlderMark);

public sealed partial class JobPage
{
    private const int Drawn = 60;
    private const int Listed = 15;
    private const int MostOutputs = 50;

    [Inject] public required IJobQueries Jobs { get; init; }
    [Inject] public required IRunQueries Runs { get; init; }
    [Inject] public required IDatasetQueries Datasets { get; init; }
    [SupplyParameterFromQuery(Name = "ns")] public string? Space { get; set; }
    [SupplyParameterFromQuery(Name = "name")] public string? Name { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }

    private string Node => $"job:{Data!.Story.Row.Namespace}:{Data.Story.Row.Name}";

    protected override async Task<JobView?> ReadAsync(CancellationToken ct)
    {
        if (Space is null || Name is null || await Jobs.FindAsync(Space, Name, Actor, ct) is not { } story) return null;
        var ports = await Datasets.OfferedOnAsync([.. story.Outputs.Where(o => !o.IsJob).Take(MostOutputs).Select(o => new DatasetReference(o.Namespace, o.Name))], Actor, ct);
        if (story.Withheld is not null) return new JobView(story, ports, null, null);
        var runs = await Runs.OfJobAsync(Space, Name, new PageRequest(After, After is null ? Drawn : Listed), Actor, ct);
        // The list goes on where the list ended, not where the strip did.
        var listed = After is null && runs.IsOk && runs.Value.Items.Count > Listed ? await Runs.OfJobAsync(Space, Name, new PageRequest(null, Listed), Actor, ct) : runs;
        return new JobView(story, ports, runs.Value, listed.Value?.Next);
    }

    // A link from an event leads out of the portal; only to the web, and never to a script.
    private static bool IsWeb(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
}
