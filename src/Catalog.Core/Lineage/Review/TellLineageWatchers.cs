using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage.Review;

/// <summary>Something new about a dataset or a job. <paramref name="Cause"/> is the same whenever the same is found again.</summary>
public sealed record LineageNews(WatchKind Kind, Guid Subject, EndName Name, IReadOnlyList<ProductFacts> Covering, string Detail, DateTimeOffset At, Guid Cause);

/// <summary>Tells those who watch a dataset or a job what events taught of it: another schema, a run that failed, something more that it reads or writes. Each once, and nothing of what they may not see.</summary>
public sealed class TellLineageWatchers(TimeProvider clock) : IEventHandler
{
    public async Task HandleAsync(CatalogEvent happened, ICatalogWork work, CancellationToken ct)
    {
        if (happened is not LineageLearned learned) return;
        foreach (var news in await work.WatchedNewsAsync(learned.Position, ct))
        {
            // What is older than the watch was known to whoever began it.
            var people = (await work.WatchesAsync([news.Subject], ct)).Where(w => w.Kind == news.Kind && w.Since < news.At).Select(w => w.PersonId).ToList();
            if (people.Count == 0) continue;
            var (seeing, reading) = await SightAsync(people, news.Covering, work, ct);
            var told = new Told(InboxKinds.Watched, news.Cause, false, $"The {(news.Name.IsJob ? "job" : "dataset")} {news.Name.Name} changed", news.Detail,
                news.Name.IsJob ? PortalPaths.Job(news.Name.Namespace, news.Name.Name) : PortalPaths.Dataset(news.Name.Namespace, news.Name.Name), news.Covering.OrderByDescending(p => p.Visibility).Select(p => (DataProductId?)p.Id).FirstOrDefault());
            await work.TellAsync(told with { Detail = null }, seeing.Except(reading), clock, ct);
            await work.TellAsync(told, reading, clock, ct);
        }
    }

    private async Task<(IReadOnlyList<PersonId> Seeing, IReadOnlyList<PersonId> Reading)> SightAsync(IReadOnlyList<PersonId> people, IReadOnlyList<ProductFacts> covering, ICatalogWork work, CancellationToken ct)
    {
        var (seeing, reading) = (people, people);
        foreach (var product in covering)
        {
            var audience = await Audience.OfAsync(product, work, clock.GetUtcNow(), ct);
            seeing = [.. seeing.Where(p => audience.May(p, ProductAction.See))];
            reading = [.. reading.Where(p => audience.May(p, ProductAction.ReadDetails))];
        }
        return (seeing, reading);
    }
}
