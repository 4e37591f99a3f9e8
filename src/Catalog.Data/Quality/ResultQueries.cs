using Catalog.Core.Access;
using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Data.Conventions;
using Catalog.Data.DataProducts;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Quality;

internal sealed class ResultQueries(IDbContextFactory<CatalogDbContext> contexts, ICatalogWorkFactory works) : IResultQueries
{
    private const int MostPorts = 500;
    private const int TrendRuns = 30;
    private const int TrendExpectations = 6_000;

    public async Task<Outcome<Page<ResultRow>>> ListAsync(Actor actor, DataProductKey product, ResultFilter filter, PageRequest request, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (found, no) = await ReadableAsync(db, product, actor, ct);
        if (found is null) return no!;
        var mark = TimeMark.Read(request.After);
        var results = db.ValidationResults.AsNoTracking().Where(r => r.ProductId == found.Id);
        if (filter.Suite is { } suite) results = results.Where(r => r.Suite == suite);
        if (filter.Port is { } port)
        {
            var ids = found.Ports.Where(p => p.Name == port).Select(p => (PortId?)p.Id).ToArray();
            results = results.Where(r => ids.Contains(r.PortId));
        }
        if (mark is { } m) results = results.Where(r => r.RunTime <= m.At);
        var skip = mark?.Shown ?? 0;
        var rows = await results.OrderByDescending(r => r.RunTime).ThenBy(r => r.Id).Skip(skip).Take(request.Take + 1).ToListAsync(ct);
        var shown = rows.Take(request.Take).ToList();
        return new Page<ResultRow>([.. shown.Select(r => Row(r, found))], rows.Count > request.Take ? TimeMark.After(shown, r => r.RunTime, mark) : null);
    }

    public async Task<Outcome<ResultView>> FindAsync(Actor actor, DataProductKey product, ValidationResultId id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (found, no) = actor.Token == TokenRole.Intake ? await OwnAsync(db, product, id, actor, ct) : await ReadableAsync(db, product, actor, ct);
        if (found is null) return no!;
        var views = await ViewsAsync(db, found, [id], ct);
        return views.Count == 1 ? views[0] : new Refusal.NotFound("There is no such result.");
    }

    public async Task<Outcome<IReadOnlyList<TrendPoint>>> TrendAsync(Actor actor, DataProductKey product, ValidationResultId of, string mark, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (found, no) = await ReadableAsync(db, product, actor, ct);
        if (found is null) return no!;
        if (await db.ValidationResults.AsNoTracking().SingleOrDefaultAsync(r => r.Id == of && r.ProductId == found.Id, ct) is not { } last) return new Refusal.NotFound("There is no such result.");
        var runs = await db.ValidationResults.AsNoTracking().Where(r => r.ProductId == found.Id && r.PortId == last.PortId && r.Suite == last.Suite && !r.Early && r.RunTime <= last.RunTime)
            .OrderByDescending(r => r.RunTime).Take(TrendRuns).Select(r => new { r.Id, r.Evaluated }).ToListAsync(ct);
        // A suite of thousands is looked back on less far, so that no page reads many megabytes.
        var ids = runs.Take(Math.Clamp(TrendExpectations / Math.Max(1, runs.Max(r => r.Evaluated)), 2, TrendRuns)).Select(r => r.Id).ToArray();
        var views = await ViewsAsync(db, found, ids, ct);
        return views.OrderBy(v => v.Row.RunTime).Select(v => TrendPoint.Of(v.Row.Id, v.Row.RunTime, v.Expectations.FirstOrDefault(e => e.Mark == mark))).ToList();
    }

    public async Task<Outcome<IReadOnlyList<ResultView>>> NewestAsync(Actor actor, DataProductKey product, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (found, no) = await ReadableAsync(db, product, actor, ct);
        if (found is null) return no!;
        var ports = found.Ports.Select(p => p.Id).ToArray();
        var ids = await db.CheckedSuites.AsNoTracking().Where(s => s.ProductId == found.Id && ports.Contains(s.PortId)).Select(s => s.ResultId).ToListAsync(ct);
        return await ViewsAsync(db, found, ids, ct);
    }

    public async Task<Outcome<IReadOnlyList<RunMarks>>> RunsAsync(Actor actor, DataProductKey product, int perSuite, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (found, no) = await ReadableAsync(db, product, actor, ct);
        if (found is null) return no!;
        var suites = await db.CheckedSuites.AsNoTracking().Where(s => s.ProductId == found.Id).CountAsync(ct);
        // Suites of one product run about equally often, so the newest runs of all hold the newest of each.
        var runs = await db.ValidationResults.AsNoTracking().Where(r => r.ProductId == found.Id && !r.Early)
            .OrderByDescending(r => r.RunTime).Take(Math.Clamp(suites, 1, 20) * perSuite).ToListAsync(ct);
        var names = found.Ports.ToDictionary(p => p.Id, p => p.Name);
        return runs.OrderBy(r => r.RunTime).Select(r => new RunMarks(
            r.Id, r.PortId is { } port ? names.GetValueOrDefault(port) : null, r.Suite, r.RunTime, r.Success, r.Evaluated, r.Successful, r.Loss.Count == 0 ? null : r.Loss[0], r.Marks)).ToList();
    }

    public async Task<Outcome<WaitingResult>> WaitingAsync(Actor actor, ValidationResultId id, CancellationToken ct)
    {
        if (Authorisation.Decide(actor, MeshAction.ReadImports) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.ValidationResults.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.PortId == null && !r.Dismissed, ct) is not { } result)
            return new Refusal.NotFound("There is no such result, or it has its place by now.");
        var alike = await db.ValidationResults.CountAsync(r => r.PortId == null && !r.Dismissed && r.DataSource == result.DataSource && r.Asset == result.Asset && r.Suite == result.Suite, ct);
        await using var work = works.Open();
        var ports = (await work.PortCandidatesAsync(ct)).Where(p => Authorisation.Decide(actor, ProductAction.SendResults, p.Product).Allowed).DistinctBy(p => p.PortId).Take(MostPorts).ToList();
        var likely = PortSuggestion.Of(result.Asset, result.Suite, ports);
        var document = await db.ValidationDocuments.AsNoTracking().SingleAsync(d => d.ResultId == id, ct);
        return new WaitingResult(Row(result, null), alike, likely is null ? ports : [likely, .. ports.Where(p => p != likely)], likely, document.Expectations);
    }

    private static async Task<List<ResultView>> ViewsAsync(CatalogDbContext db, Readable product, IReadOnlyCollection<ValidationResultId> ids, CancellationToken ct)
    {
        var wanted = ids.ToArray();
        var rows = await db.ValidationResults.AsNoTracking().Where(r => wanted.Contains(r.Id) && r.ProductId == product.Id)
            .Join(db.ValidationDocuments.AsNoTracking(), r => r.Id, d => d.ResultId, (r, d) => new { Result = r, d.Expectations, d.Findings, d.RunName, d.Checkpoint, d.Version }).ToListAsync(ct);
        var masked = await MaskedAsync(db, product, ct);
        return rows.OrderBy(r => product.Ports.FirstOrDefault(p => p.Id == r.Result.PortId)?.Position ?? int.MaxValue).ThenBy(r => r.Result.Suite, StringComparer.Ordinal).Select(r =>
        {
            var hidden = r.Result.PortId is { } port && masked.TryGetValue(port, out var columns) ? columns : (IReadOnlySet<string>)new HashSet<string>();
            return new ResultView(Row(r.Result, product), [.. r.Expectations.Select(e => Mask(e, hidden))], r.Findings, r.RunName, r.Checkpoint, r.Version, r.Result.LineageRun, r.Result.ReceivedAt, r.Result.SentBy, hidden);
        }).ToList();
    }

    /// <summary>Values are shown as long as the contract does not call their column anything but public.</summary>
    private static CheckedExpectation Mask(CheckedExpectation expectation, IReadOnlySet<string> hidden) => expectation.Columns.Any(hidden.Contains) ? expectation.WithoutValues() : expectation;

    /// <summary>Per port, the columns whose values are masked: by the contract's classification; for its caretakers too, since reports are forwarded and printed.</summary>
    private static async Task<IReadOnlyDictionary<PortId, IReadOnlySet<string>>> MaskedAsync(CatalogDbContext db, Readable product, CancellationToken ct)
    {
        var masked = new Dictionary<PortId, IReadOnlySet<string>>();
        var hashes = product.Ports.Select(p => p.ContractIdHash).OfType<byte[]>().ToArray();
        var versions = await db.DataContracts.AsNoTracking().Where(c => hashes.Contains(c.ContractIdHash))
            .Select(c => new { c.ContractIdHash, Document = c.Versions.Where(v => v.Number == c.LatestVersion && !v.Conflicting).Select(v => v.Document).FirstOrDefault() }).ToListAsync(ct);
        foreach (var port in product.Ports)
            if (versions.Find(v => port.ContractIdHash is { } hash && v.ContractIdHash.AsSpan().SequenceEqual(hash))?.Document is { } document)
                masked[port.Id] = ClassifiedColumns.Of(ContractDocumentJson.Read(document));
        return masked;
    }

    private static ResultRow Row(ValidationResult result, Readable? product) => new(
        result.Id, product?.Ports.FirstOrDefault(p => p.Id == result.PortId)?.Name, result.Suite, result.DataSource, result.Asset, result.RunTime, result.Success, result.Evaluated, result.Successful, result.NotRun,
        result.Loss.Count == 0 ? null : result.Loss[0], result.Early);

    private static async Task<(Readable? Product, Refusal? No)> ReadableAsync(CatalogDbContext db, DataProductKey key, Actor actor, CancellationToken ct)
    {
        if (await ProductPageQueries.LoadAsync(db, key, actor, ct) is not { } product) return (null, ProductPageQueries.Missing(key));
        if (Authorisation.Decide(actor, ProductAction.ReadDetails, product.Facts) is { Allowed: false } no) return (null, new Refusal.Forbidden(no.Why));
        return (await WithPortsAsync(db, product.Id, ct), null);
    }

    /// <summary>The product of a result that this token sent; it may know of no other.</summary>
    private static async Task<(Readable? Product, Refusal? No)> OwnAsync(CatalogDbContext db, DataProductKey key, ValidationResultId id, Actor actor, CancellationToken ct)
    {
        if (await ProductPageQueries.LoadAsync(db, key, Actor.System, ct) is not { } product
            || await db.ValidationResults.AsNoTracking().Where(r => r.Id == id && r.ProductId == product.Id).Select(r => r.SentBy).SingleOrDefaultAsync(ct) is not { } sentBy
            || !Authorisation.ReadResult(actor, product.Facts, sentBy).Allowed) return (null, ProductPageQueries.Missing(key));
        return (await WithPortsAsync(db, product.Id, ct), null);
    }

    private static async Task<Readable> WithPortsAsync(CatalogDbContext db, DataProductId product, CancellationToken ct) =>
        new(product, await db.Ports.AsNoTracking().Where(p => p.ProductId == product && p.Direction == PortDirection.Output).OrderBy(p => p.Position).ToListAsync(ct));

    /// <summary>A product whose details this actor may read.</summary>
    private sealed record Readable(DataProductId Id, IReadOnlyList<Port> Ports);
}
