using Catalog.Core.Access;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Quality;

/// <summary>Asks where a result belongs that matched nothing: those who look after the likely product, else administrators; once for each kind of result.</summary>
public sealed class TellAboutResults(TimeProvider clock) : IEventHandler
{
    public const string Kind = "unmatched-result";

    public Task HandleAsync(CatalogEvent happened, ICatalogWork work, CancellationToken ct) => happened switch
    {
        ResultUnmatched unmatched => AskAsync(unmatched, work, ct),
        ResultDecided decided => work.CompleteAsync(Kind, decided.First.Value, clock, ct),
        _ => Task.CompletedTask,
    };

    private async Task AskAsync(ResultUnmatched unmatched, ICatalogWork work, CancellationToken ct)
    {
        if (await work.ValidationResultAsync(unmatched.ResultId, ct) is not { PortId: null, Dismissed: false } result) return;
        var ports = await work.PortCandidatesAsync(ct);
        // Its sender may not know, or not send for, the port that it belongs to: whoever looks after that one decides.
        var match = await new ResultMatching(work, Actor.System).FindAsync(result.DataSource, result.Asset, result.Suite, ct);
        var suggested = ports.FirstOrDefault(p => p.PortId == match?.Port) ?? PortSuggestion.Of(result.Asset, result.Suite, ports);
        var people = await work.AdministratorsAsync(ct);
        if (suggested is not null && await work.ProductBriefAsync(suggested.ProductId, ct) is { } brief)
        {
            var audience = await Audience.OfAsync(brief.Facts, work, clock.GetUtcNow(), ct);
            var near = (brief.Facts.TeamId is { } team ? await work.MembersAsync(team, ct) : []).Concat(await work.StewardsAsync(brief.Facts.DomainId, ct)).Where(p => audience.May(p, ProductAction.Edit)).Distinct().ToList();
            if (near.Count > 0) people = near;
        }
        // One question for all that came from the same data source, asset and suite: the first of them stands for it.
        var first = (await work.WaitingResultsAsync(result.DataSource, result.Asset, result.Suite, ct))[0];
        var what = result.Suite.Length > 0 ? $"the suite {result.Suite}" : "a suite without a name";
        await work.TellAsync(
            new Told(Kind, first.Id.Value, true, $"Results of {what} on {result.Asset ?? "an unnamed asset"} belong to no port yet",
                suggested is null ? "Nothing speaks for any port." : $"Most likely {suggested.Port} of {suggested.ProductKey}.", PortalPaths.Unmatched(first.Id.Value), suggested?.ProductId),
            people, clock, ct);
    }
}
