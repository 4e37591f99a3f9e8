using System.Globalization;
using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

/// <summary>
/// Tells those who read products, watch them or look after them that they turned bad, and that they recovered: each
/// person once for what turned together, however many ways lead there, and nothing of what they may not see.
/// </summary>
public sealed class TellAboutValidity(TimeProvider clock) : IEventHandler
{
    public const string Kind = "validity";
    private const int Named = 5;

    public async Task HandleAsync(CatalogEvent happened, ICatalogWork work, CancellationToken ct)
    {
        if (happened is not ValidityTurned turned) return;
        var turns = turned.Turns.Where(t => IsBad(turned.To) || IsBad(t.From)).ToDictionary(t => t.ProductId);
        if (turns.Count == 0) return;
        var products = await work.ProductBriefsAsync([.. turns.Keys], ct);
        var audiences = await Audiences.OfAsync([.. products.Select(p => p.Facts)], work, clock.GetUtcNow(), ct);
        var concerned = await ConcernedAsync(products, audiences, work, ct);
        if (concerned.Count == 0) return;

        var why = await WhyAsync(turned, turns, audiences, work, ct);
        await work.TellAsync(Kind, turned.EventId, concerned.ToDictionary(c => c.Key, c => Notice(turned, c.Value, why(c.Key, c.Value))), clock, ct);
    }

    /// <summary>Who is told, each of which of the products.</summary>
    private static async Task<Dictionary<PersonId, List<(ProductFacts Facts, string Key)>>> ConcernedAsync(
        IReadOnlyList<(ProductFacts Facts, string Key)> products, Audiences audiences, ICatalogWork work, CancellationToken ct)
    {
        var subjects = products.Select(p => (Product: p, Watched: Watched(p.Facts, audiences).ToList())).ToList();
        var watchers = (await work.WatchesAsync([.. subjects.SelectMany(s => s.Watched).Select(w => w.Subject).Distinct()], ct)).ToLookup(w => (w.Kind, w.SubjectId), w => w.PersonId);
        var concerned = new Dictionary<PersonId, List<(ProductFacts, string)>>();
        foreach (var (product, watched) in subjects)
        {
            var audience = audiences.Of(product.Facts);
            foreach (var person in watched.SelectMany(w => watchers[w]).Concat(audience.Grantees).Concat(audience.Members).Distinct())
            {
                if (!audience.May(person, ProductAction.See)) continue;
                if (!concerned.TryGetValue(person, out var theirs)) concerned[person] = theirs = [];
                theirs.Add(product);
            }
        }
        return concerned;
    }

    private static IEnumerable<(WatchKind Kind, Guid Subject)> Watched(ProductFacts product, Audiences audiences)
    {
        yield return (WatchKind.Product, product.Id.Value);
        if (product.TeamId is { } team) yield return (WatchKind.Team, team.Value);
        foreach (var domain in audiences.DomainsOf(product)) yield return (WatchKind.Domain, domain.Value);
    }

    private static Told Notice(ValidityTurned turned, IReadOnlyList<(ProductFacts Facts, string Key)> products, string? why)
    {
        var state = $"{turned.To.Word()}{(IsBad(turned.To) ? "" : " again")}";
        if (products is [var only]) return new Told(Kind, turned.EventId, false, $"{only.Key} is {state}", why, $"{PortalPaths.Product(only.Key)}/quality", only.Facts.Id);
        var names = string.Join(", ", products.Take(Named).Select(p => NamedProducts.Mark(p.Key))) + (products.Count > Named ? $" and {products.Count - Named:N0} more" : "");
        return new Told(Kind, turned.EventId, false, $"{products.Count:N0} data products are {state}", why is null ? $"{names}." : $"{why} {names}.", PortalPaths.Broken);
    }

    /// <summary>Why, as far as each of them may know.</summary>
    private async Task<Func<PersonId, IReadOnlyList<(ProductFacts Facts, string Key)>, string?>> WhyAsync(
        ValidityTurned turned, IReadOnlyDictionary<DataProductId, ValidityTurn> turns, Audiences audiences, ICatalogWork work, CancellationToken ct)
    {
        if (!IsBad(turned.To)) return (_, products) => products is [var only] ? $"It was {turns[only.Facts.Id].From.Word()} before." : null;
        if (turned.To == ValidityState.Suspect)
        {
            if (turned.Source is not { } id || await work.ProductBriefAsync(id, ct) is not { } source) return (_, _) => null;
            var upstream = await Audience.OfAsync(source.Facts, work, clock.GetUtcNow(), ct);
            return (person, products) => upstream.May(person, ProductAction.See) ? ReasonSentence.Upstream(NamedProducts.Mark(source.Key), products.Count > 1) : ReasonSentence.Masked(new Reason { Kind = ReasonKind.Upstream });
        }
        var reasons = (await work.ValiditiesAsync([.. turns.Keys], ct)).ToDictionary(v => v.ProductId, v => v.Reasons.FirstOrDefault(r => r.State == turned.To));
        return (person, products) => products is not [var only] || reasons.GetValueOrDefault(only.Facts.Id) is not { } reason ? null
            : !audiences.Of(only.Facts).May(person, ProductAction.ReadDetails) ? ReasonSentence.Masked(reason)
            : ReasonSentence.Full(reason, CultureInfo.InvariantCulture, Instant).Replace("`", "", StringComparison.Ordinal);
    }

    private static bool IsBad(ValidityState state) => state is ValidityState.Invalid or ValidityState.Suspect or ValidityState.Stale;

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
