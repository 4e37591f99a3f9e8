using System.Security.Cryptography;
using System.Text;
using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage.Impact;

/// <summary>What is about to change, and the words for those whose products are made from it.</summary>
public sealed record TellOwnersCommand(string NodeId, string? Column, string Words);

/// <summary>Who was told: how many people of how many products. Products without anybody to tell are named.</summary>
public sealed record OwnersTold(int People, int Products, IReadOnlyList<string> Nobody);

/// <summary>
/// Tells the owners of everything downstream, once each, in the sender's own words. Who looks after the source may do it;
/// the same words about the same thing are never told twice.
/// </summary>
public sealed class TellOwners(ICatalogWorkFactory works, ILineageMoments moments, TimeProvider clock)
{
    /// <summary>Notice to owners: something upstream is about to change.</summary>
    public const string Kind = "lineage-impact";
    private const int MostWords = 2000;

    public async Task<Outcome<OwnersTold>> ExecuteAsync(TellOwnersCommand command, Actor actor, CancellationToken ct)
    {
        var (moment, now) = (await moments.CurrentAsync(ct), clock.GetUtcNow());
        var outcome = ImpactList.Of(moment, actor, now, command.NodeId, command.Column);
        if (!outcome.IsOk) return outcome.Refusal;
        var (impact, words) = (outcome.Value, command.Words.Trim());
        var products = moment.Mesh.Products.ToDictionary(p => p.Key);
        ProductFacts? source = impact.Product is { } own ? products[own.Key].Facts : null;
        if (Authorisation.TellOwners(actor, source) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        if (words.Length == 0) return new Refusal.Invalid("words", "Say what is about to change, and when.");
        if (words.Length > MostWords) return new Refusal.Invalid("words", $"At most {MostWords} characters.");

        await using var work = works.Open();
        var reached = impact.Rows.Select(r => r.Product?.Key).OfType<string>().Where(key => key != impact.Product?.Key).Distinct().Select(key => products[key]).ToList();
        var audience = source is not { } facts ? null : await Audience.OfAsync(facts, work, now, ct);
        var keepers = await work.KeepersAsync([.. reached.Select(p => p.Facts.Id)], ct);
        // Nobody hears of a source or a column that they may not see.
        var needed = command.Column is null ? ProductAction.See : ProductAction.ReadDetails;
        var told = reached.SelectMany(p => keepers[p.Facts.Id].Where(person => person != actor.PersonId && (audience is null || audience.May(person, needed))).Select(person => (Person: person, Product: p))).ToLookup(x => x.Person, x => x.Product);
        var what = command.Column is { } column ? $"{column} of {impact.Name}" : impact.Name;
        var cause = Cause(actor, impact.NodeId, command.Column, words);
        foreach (var person in told)
        {
            var mine = person.Select(p => p.Key).Order(StringComparer.Ordinal).Select(NamedProducts.Mark).ToList();
            await work.TellAsync(
                new Told(Kind, cause, false, $"{actor.Name} says that {what} is about to change, which {Listed(mine)} is made from", words, PortalPaths.Impact(impact.NodeId, command.Column), person.First().Facts.Id), [person.Key], clock, ct);
        }
        work.Record(new ActivityEntry(
            CatalogId.New<ActivityEntryId>(clock), now, actor, new ActivitySubject("dataset", cause, impact.Name, source?.Id), "told",
            $"told {told.Count} {(told.Count == 1 ? "owner" : "owners")} downstream that {what} is about to change", [new FieldChange("words", null, words)]));
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        return new OwnersTold(told.Count, told.SelectMany(p => p).Distinct().Count(), [.. reached.Where(p => !keepers[p.Facts.Id].Any()).Select(p => p.Key)]);
    }

    private static string Listed(List<string> keys) => keys.Count switch
    {
        1 => keys[0],
        2 => $"{keys[0]} and {keys[1]}",
        _ => $"{keys[0]}, {keys[1]} and {keys.Count - 2} more",
    };

    private static Guid Cause(Actor actor, string node, string? column, string words) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{actor.PersonId?.Value}\n{actor.Name}\n{node}\n{column}\n{words}")).AsSpan(0, 16), bigEndian: true);
}
