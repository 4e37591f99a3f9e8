using System.Globalization;
using Catalog.Core.Access;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

/// <summary>
/// Tells those who read a product, watch it or look after it that it turned bad, and that it recovered: once each for a
/// turn, however many ways lead there, and nothing of what they may not see.
/// </summary>
public sealed class TellAboutValidity(TimeProvider clock) : IEventHandler
{
    public const string Kind = "validity";

    public async Task HandleAsync(CatalogEvent happened, ICatalogWork work, CancellationToken ct)
    {
        if (happened is not ValidityTurned turned || !(IsBad(turned.To) || IsBad(turned.From)) || await work.ProductBriefAsync(turned.ProductId, ct) is not { } product) return;
        var (facts, key, _) = product;
        var watched = new List<(WatchKind, Guid)> { (WatchKind.Product, facts.Id.Value) };
        if (facts.TeamId is { } team) watched.Add((WatchKind.Team, team.Value));
        watched.AddRange((await work.DomainPathAsync(facts.DomainId, ct)).Select(d => (WatchKind.Domain, d.Value)));
        var people = (await work.WatchersAsync(watched, ct)).Concat(await work.GranteesAsync(facts.Id, clock.GetUtcNow(), ct)).Concat(facts.TeamId is { } owners ? await work.MembersAsync(owners, ct) : []).Distinct().ToList();
        if (people.Count == 0) return;

        var audience = await Audience.OfAsync(facts, work, clock.GetUtcNow(), ct);
        var seeing = people.Where(p => audience.May(p, ProductAction.See)).ToList();
        var told = new Told(Kind, turned.EventId, false, IsBad(turned.To) ? $"{key} is {turned.To.Word()}" : $"{key} is {turned.To.Word()} again", null, $"{PortalPaths.Product(key)}/quality", facts.Id);
        foreach (var (detail, knowing) in await DetailsAsync(turned, audience, seeing, work, ct)) await work.TellAsync(told with { Detail = detail }, knowing, clock, ct);
    }

    /// <summary>Why, for each of those who may know as much.</summary>
    private async Task<IEnumerable<(string? Detail, IEnumerable<PersonId> People)>> DetailsAsync(ValidityTurned turned, Audience audience, IReadOnlyList<PersonId> people, ICatalogWork work, CancellationToken ct)
    {
        if (!IsBad(turned.To)) return [($"It was {turned.From.Word()} before.", people)];
        if (turned.To == ValidityState.Suspect)
        {
            if (turned.Source is not { } id || await work.ProductBriefAsync(id, ct) is not { } source) return [(null, people)];
            var upstream = await Audience.OfAsync(source.Facts, work, clock.GetUtcNow(), ct);
            var knowing = people.ToLookup(p => upstream.May(p, ProductAction.See));
            return [($"{source.Key} upstream is INVALID.", knowing[true]), (ReasonSentence.Masked(new Reason { Kind = ReasonKind.Upstream }), knowing[false])];
        }
        if ((await work.ValiditiesAsync([turned.ProductId], ct)).SelectMany(v => v.Reasons).FirstOrDefault(r => r.State == turned.To) is not { } reason) return [(null, people)];
        var reading = people.ToLookup(p => audience.May(p, ProductAction.ReadDetails));
        return [(ReasonSentence.Full(reason, CultureInfo.InvariantCulture, Instant).Replace("`", "", StringComparison.Ordinal), reading[true]), (ReasonSentence.Masked(reason), reading[false])];
    }

    private static bool IsBad(ValidityState state) => state is ValidityState.Invalid or ValidityState.Suspect or ValidityState.Stale;

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
