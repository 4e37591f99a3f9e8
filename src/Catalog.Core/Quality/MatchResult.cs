using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;

namespace Catalog.Core.Quality;

/// <summary>
/// Says where a waiting result, and all that wait from the same data source, asset and suite, belong: to a port, to the
/// suggested one, or (<see cref="Dismiss"/>) nowhere. <see cref="SaveRule"/> sends the next ones there by themselves.
/// </summary>
public sealed record MatchDecision(ValidationResultId Result, DataProductKey? Product = null, string? Port = null, bool Dismiss = false, bool SaveRule = true);

/// <summary>Decides about results that matched nothing.</summary>
public sealed class MatchResult(ICatalogWorkFactory works, ValidityMesh mesh, TimeProvider clock)
{
    public async Task<Outcome<int>> ExecuteAsync(MatchDecision command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        if (Authorisation.Decide(actor, MeshAction.SendResults) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        if (await work.ValidationResultAsync(command.Result, ct) is not { } first) return new Refusal.NotFound("There is no such result.");
        if (first.PortId is not null) return new Refusal.Conflict("This result has its place already.");
        var waiting = await work.WaitingResultsAsync(first.DataSource, first.Asset, first.Suite, ct);
        if (waiting.Count == 0) return new Refusal.Conflict("Somebody has dismissed this result.");
        var now = clock.GetUtcNow();
        var touched = Array.Empty<DataProductId>();
        if (command.Dismiss)
        {
            if (Authorisation.Decide(actor, MeshAction.ReadImports) is { Allowed: false } never) return new Refusal.Forbidden(never.Why);
            foreach (var result in waiting) result.Dismiss();
        }
        else
        {
            var place = await PlaceAsync(work, command, first, actor, ct);
            if (!place.IsOk) return place.Refusal;
            var (product, key, port, name) = place.Value;
            if (Authorisation.Decide(actor, ProductAction.SendResults, product) is { Allowed: false } not) return new Refusal.Forbidden(not.Why);
            var there = (await work.KnownResultsAsync([.. waiting.Select(w => w.ContentHash)], ct)).Where(k => k.PortId == port).Select(k => k.ContentHash).ToHashSet();
            var fresh = new List<(ValidationResult, SuiteResult)>();
            foreach (var result in waiting)
            {
                // The port has the same from somebody else already.
                if (!there.Add(Convert.ToHexString(result.ContentHash)))
                {
                    result.Dismiss();
                    continue;
                }
                result.BelongsTo(product.Id, port);
                if (await work.ValidationDocumentAsync(result.Id, ct) is { } document) fresh.Add((result, document.Reads(result)));
            }
            await new ResultIntake(work, actor, clock).PutAsync(fresh, ct);
            if (command.SaveRule && MatchRule.Names(first.Asset, first.Suite))
                work.Add(new MatchRule(CatalogId.New<MatchRuleId>(clock), product.Id, port, first.DataSource ?? "", first.Asset ?? "", first.Suite, actor.Name, now));
            work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new("product", product.Id.Value, key, product.Id), "results-matched",
                $"said that results of {first.Suite} on {first.Asset ?? "an unnamed asset"} belong to {name} of {key}"));
            touched = [product.Id];
        }
        work.Raise(new ResultDecided(waiting[0].Id) { EventId = Guid.CreateVersion7(now), At = now });
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        await mesh.RefreshAsync(touched, ct);
        return waiting.Count;
    }

    private static async Task<Outcome<Place>> PlaceAsync(ICatalogWork work, MatchDecision command, ValidationResult result, Actor actor, CancellationToken ct)
    {
        var (key, name) = (command.Product, command.Port);
        if (key is null)
        {
            var own = (await work.PortCandidatesAsync(ct)).Where(p => Authorisation.Decide(actor, ProductAction.SendResults, p.Product).Allowed).ToList();
            var match = await new ResultMatching(work, actor).FindAsync(result.DataSource, result.Asset, result.Suite, ct);
            if ((own.Find(p => p.PortId == match?.Port) ?? PortSuggestion.Of(result.Asset, result.Suite, own)) is not { } suggested || !DataProductKey.TryParse(suggested.ProductKey, out var guess))
                return new Refusal.Invalid("product", "Nothing speaks for any port. Name the product and its port.");
            (key, name) = (guess, suggested.Port);
        }
        if (await work.ProductAsync(key.Value, ct) is not { } product || !Authorisation.Decide(actor, ProductAction.SendResults, product.Facts).Allowed && !Authorisation.Decide(actor, ProductAction.See, product.Facts).Allowed)
            return new Refusal.NotFound($"There is no data product {key}.");
        return (name is null ? product.Ports.FirstOrDefault(p => p.Direction == PortDirection.Output) : product.Output(name)) is { } port
            ? new Place(product.Facts, product.Key, port.Id, port.Name)
            : new Refusal.Invalid("port", $"{key} has no output port {name}.");
    }

    /// <summary>The port that the results go to.</summary>
    private sealed record Place(ProductFacts Product, string Key, PortId Port, string Name);
}
