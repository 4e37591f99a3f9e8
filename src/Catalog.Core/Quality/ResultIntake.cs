using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;

namespace Catalog.Core.Quality;

/// <summary>What became of one result.</summary>
public sealed record TakenResult(ValidationResultId Id, DataProductId? ProductId, PortId? PortId, bool Unchanged, RecordLoss? Loss, SuiteResult Read)
{
    /// <summary>The name of its port, once it is stored.</summary>
    public string? Port { get; init; }

    /// <summary>It waits until somebody says where it belongs.</summary>
    public bool Waits => PortId is null;
}

/// <summary>Takes results into one piece of work: known content is left alone, the rest is matched, kept and judged.</summary>
internal sealed class ResultIntake(ICatalogWork work, Actor actor, TimeProvider clock)
{
    /// <summary>Clocks differ; more than this ahead is no clock.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(1);

    /// <summary>Where results belong that come without a place.</summary>
    public ResultMatching Matching { get; } = new(work, actor);

    /// <summary>Takes them all, to the place that was decided before; without one, what matches nothing that this actor may send for waits.</summary>
    public async Task<List<TakenResult>> TakeAsync(IReadOnlyList<SuiteResult> results, (DataProductId Product, PortId Port)? place, CancellationToken ct)
    {
        var known = (await work.KnownResultsAsync([.. results.Select(r => r.ContentHash)], ct)).ToLookup(k => k.ContentHash);
        var arrivals = new List<Arrival>(results.Count);
        foreach (var read in results)
        {
            var where = place ?? (await Matching.FindAsync(read.DataSource, read.Asset, read.Suite, ct) is { Sending.Allowed: true } match ? (match.Product, match.Port) : null);
            var old = known[Convert.ToHexString(read.ContentHash)].FirstOrDefault(k => place is null ? (k.Product is { } of ? Authorisation.Decide(actor, ProductAction.SendResults, of).Allowed : where is null) : k.PortId == place.Value.Port);
            arrivals.Add(new(read, where, old));
        }
        var judging = await Judging.OpenAsync(work, [.. arrivals.Where(a => a.Known is null).Select(a => a.Where?.Product).OfType<DataProductId>().Distinct()], actor, clock, ct);

        var taken = new List<TakenResult>(results.Count);
        var fresh = new List<(ValidationResult Result, SuiteResult Read)>();
        foreach (var (read, where, old) in arrivals)
        {
            if (old is not null) taken.Add(new(old.Id, old.Product?.Id, old.PortId, true, RecordLoss.Of(read), read));
            else if (taken.Find(t => !t.Unchanged && t.PortId == where?.Port && t.Read.ContentHash.AsSpan().SequenceEqual(read.ContentHash)) is { } twin) taken.Add(twin with { Unchanged = true });
            else
            {
                var result = Keep(read);
                if (where is { } found)
                {
                    result.BelongsTo(found.Product, found.Port);
                    fresh.Add((result, read));
                }
                else Ask(result);
                taken.Add(new(result.Id, result.ProductId, result.PortId, false, RecordLoss.Of(read), read));
            }
        }
        await RunMeasuring.MeasureAsync(work, [.. fresh.Select(f => f.Result)], ct);
        Count(judging, fresh, await AgainAsync(arrivals, fresh, ct));
        return taken.ConvertAll(t => fresh.Find(f => f.Result.Id == t.Id).Result is { Loss: [var loss] } ? t with { Loss = loss } : t);
    }

    /// <summary>Results that found their port count from now on.</summary>
    public async Task PutAsync(IReadOnlyList<(ValidationResult Result, SuiteResult Read)> fresh, CancellationToken ct)
    {
        var judging = await Judging.OpenAsync(work, [.. fresh.Select(f => f.Result.ProductId!.Value).Distinct()], actor, clock, ct);
        await RunMeasuring.MeasureAsync(work, [.. fresh.Select(f => f.Result)], ct);
        Count(judging, fresh, []);
    }

    /// <summary>Known results of the same runs as fresh ones that came with them: they are parts of those runs still.</summary>
    private async Task<IReadOnlyList<(ValidationResult Result, SuiteResult Read)>> AgainAsync(List<Arrival> arrivals, List<(ValidationResult Result, SuiteResult Read)> fresh, CancellationToken ct)
    {
        var again = new List<(ValidationResult, SuiteResult)>();
        foreach (var (read, _, known) in arrivals)
        {
            if (known?.PortId is null || !fresh.Exists(f => f.Result.PortId == known.PortId && f.Result.RunTime == read.RunTime)) continue;
            if (await work.ValidationResultAsync(known.Id, ct) is { } result && fresh.Exists(f => f.Result.PortId == result.PortId && f.Result.Suite == result.Suite && f.Result.RunTime == result.RunTime)) again.Add((result, read));
        }
        return again;
    }

    private void Count(Judging judging, IReadOnlyList<(ValidationResult Result, SuiteResult Read)> fresh, IReadOnlyList<(ValidationResult Result, SuiteResult Read)> again)
    {
        foreach (var together in fresh.GroupBy(f => f.Result.RunTime).OrderBy(g => g.Key))
        {
            foreach (var (result, _) in together)
            {
                var now = clock.GetUtcNow();
                work.Raise(new ResultArrived(result.Id, result.ProductId!.Value) { EventId = Guid.CreateVersion7(now), At = now });
            }
            judging.Take(together.Key, together.Concat(again.Where(a => a.Result.RunTime == together.Key)).Where(f => !f.Result.Early).Select(f => (f.Result, f.Read.Expectations)));
        }
        judging.Finish();
    }

    private ValidationResult Keep(SuiteResult read)
    {
        var now = clock.GetUtcNow();
        var result = new ValidationResult(CatalogId.New<ValidationResultId>(clock), read, RecordLoss.Of(read), actor.Name, read.RunTime > now + Ahead, now);
        work.Add(result);
        work.Add(new ValidationDocument(result.Id, read));
        return result;
    }

    private void Ask(ValidationResult result)
    {
        var now = clock.GetUtcNow();
        work.Raise(new ResultUnmatched(result.Id) { EventId = Guid.CreateVersion7(now), At = now });
    }

    private sealed record Arrival(SuiteResult Read, (DataProductId Product, PortId Port)? Where, KnownResult? Known);
}
