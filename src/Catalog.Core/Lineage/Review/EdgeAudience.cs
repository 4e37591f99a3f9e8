using Catalog.Core.Access;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage.Review;

/// <summary>Who is concerned by an edge, and may see both its ends.</summary>
internal sealed record EdgeAudience(IReadOnlyList<PersonId> Stewards, IReadOnlyList<PersonId> Owners, IReadOnlyList<PersonId> Administrators)
{
    /// <summary>Who decides: the stewards at both ends; administrators only where there is none.</summary>
    public IReadOnlyList<PersonId> Deciders => Stewards.Count > 0 ? Stewards : Administrators;

    public static async Task<EdgeAudience> OfAsync(EdgeEnds ends, ICatalogWork work, DateTimeOffset now, CancellationToken ct)
    {
        var (facts, needed) = (ends.Facts, ends.Columns ? ProductAction.ReadDetails : ProductAction.See);
        var around = new List<Audience>();
        foreach (var product in facts.Together.Covering.DistinctBy(p => p.Id)) around.Add(await Audience.OfAsync(product, work, now, ct));
        var (stewards, owners) = (new List<PersonId>(), new List<PersonId>());
        foreach (var domain in facts.Together.Caring.Select(p => p.DomainId).Distinct()) stewards.AddRange(await work.StewardsAsync(domain, ct));
        foreach (var team in facts.Together.Caring.Select(p => p.TeamId).Distinct())
            if (team is { } owning) owners.AddRange(await work.MembersAsync(owning, ct));
        return new EdgeAudience(Seeing(stewards), Seeing(owners), Seeing(await work.AdministratorsAsync(ct)));

        IReadOnlyList<PersonId> Seeing(IEnumerable<PersonId> people) => [.. people.Distinct().Where(p => around.TrueForAll(a => a.May(p, needed)))];
    }
}
