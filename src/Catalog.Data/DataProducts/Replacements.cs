using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.DataProducts;

/// <summary>Products that others name by key, in a document or by hand: also under keys that they bore before.</summary>
internal static class Replacements
{
    /// <summary>What the keys name now, by lower-cased key; without what is not there or the actor may not see.</summary>
    public static async Task<Dictionary<string, DataProductKey>> ReplacementsAsync(this CatalogDbContext db, IEnumerable<string?> named, Actor actor, CancellationToken ct)
    {
        var wanted = named.OfType<string>().Select(key => key.Trim().ToLowerInvariant()).Distinct().ToList();
        if (wanted.Count == 0) return [];
        var hashes = wanted.ConvertAll(KeyHash.Folded);
        var found = (await db.DataProducts.VisibleTo(actor).Where(p => hashes.Contains(p.KeyHash)).Select(p => p.Key).ToListAsync(ct)).ToDictionary(key => key.ToLowerInvariant(), Keys.Parse);
        var moved = wanted.Where(key => !found.ContainsKey(key)).Select(KeyHash.Folded).ToList();
        if (moved.Count == 0) return found;
        var redirects = await db.KeyRedirects.AsNoTracking().Where(r => r.Kind == RedirectKind.Product && moved.Contains(r.OldKeyHash)).Select(r => new { r.OldKey, r.TargetId }).ToListAsync(ct);
        if (redirects.Count == 0) return found;
        var targets = redirects.ConvertAll(r => DataProductId.From(r.TargetId));
        var keys = await db.DataProducts.VisibleTo(actor).Where(p => targets.Contains(p.Id)).Select(p => new { p.Id, p.Key }).ToDictionaryAsync(p => p.Id, p => p.Key, ct);
        foreach (var redirect in redirects)
            if (keys.TryGetValue(DataProductId.From(redirect.TargetId), out var key)) found[redirect.OldKey.ToLowerInvariant()] = Keys.Parse(key);
        return found;
    }
}
