using Catalog.Core.Lineage;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Quality;

/// <summary>Takes what lineage runs assert about the quality of a port's dataset as results of that port. What was taken before changes nothing.</summary>
public sealed class TakeAssertions(TimeProvider clock) : IEventHandler
{
    private const int AtOnce = 500;
    private static readonly Actor Sender = Actor.System with { Name = "OpenLineage" };

    public async Task HandleAsync(CatalogEvent happened, ICatalogWork work, CancellationToken ct)
    {
        if (happened is not LineageLearned learned) return;
        var stated = (await work.AssertionsAsync(learned.Position, ct)).Select(s => (s.ProductId, s.PortId, Read: s.Read())).Where(s => s.Read is not null).ToList();
        if (stated.Count == 0) return;
        var known = new HashSet<string>();
        foreach (var some in stated.Chunk(AtOnce))
            known.UnionWith((await work.KnownResultsAsync([.. some.Select(s => s.Read!.ContentHash)], ct)).Select(k => k.ContentHash));
        var intake = new ResultIntake(work, Sender, clock);
        foreach (var port in stated.Where(s => !known.Contains(Convert.ToHexString(s.Read!.ContentHash))).GroupBy(s => (s.ProductId, s.PortId)))
            await intake.TakeAsync([.. port.Select(s => s.Read!)], port.Key, ct);
    }
}
