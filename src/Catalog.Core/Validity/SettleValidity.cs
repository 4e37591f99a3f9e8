using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

/// <summary>At most so many at once.</summary>
public sealed record SettleCommand(int Limit = SettleCommand.Many)
{
    public const int Many = 2000;
}

/// <summary>
/// Puts on record what followed from a change: descendants that turned SUSPECT or back, each once, with the way that
/// explains it. Repeating it finds nothing left to do. Answers how many there were.
/// </summary>
public sealed class SettleValidity(ICatalogWorkFactory works, ValidityMesh mesh, TimeProvider clock)
{
    /// <summary>So many of one event: people are told once for each.</summary>
    private const int Together = 1000;

    public async Task<Outcome<int>> ExecuteAsync(SettleCommand command, Actor actor, CancellationToken ct)
    {
        // By key, so that what one team or domain has comes together.
        var open = mesh.Unrecorded.OrderBy(s => s.Known.Key, StringComparer.Ordinal).Take(command.Limit).ToDictionary(s => s.Facts.Id);
        if (open.Count == 0) return 0;
        await using var work = works.Open();
        // What stands upstream as well: it may have recovered, as another node knows already.
        var rows = (await work.ValiditiesAsync([.. open.Keys, .. open.Values.SelectMany(s => s.Upstream.Select(u => u.Source)).Distinct().Where(s => !open.ContainsKey(s))], ct)).ToDictionary(v => v.ProductId);
        var incidents = (await work.OpenIncidentsAsync([.. open.Values.SelectMany(s => s.Upstream.Select(u => u.Source)).Distinct()], ct)).ToDictionary(i => i.ProductId);
        var reached = (await work.IncidentReachesAsync([.. incidents.Values.Select(i => i.Id)], ct)).Select(r => (r.IncidentId, r.ProductId)).ToHashSet();
        var now = clock.GetUtcNow();
        var (settled, passed) = (new List<(ProductValidity Row, DataProductId? Source, ValidityTurn Turn)>(), new List<DataProductId>());
        foreach (var (id, standing) in open)
        {
            if (standing.State is not { } state) continue;
            if (standing.Upstream.Where(u => rows.TryGetValue(u.Source, out var source) && source.Own != ValidityState.Invalid).Select(u => u.Source).ToList() is { Count: > 0 } recovered)
            {
                passed.AddRange([id, .. recovered]);
                continue;
            }
            if (!rows.TryGetValue(id, out var row)) work.Add(row = new ProductValidity(id));
            else if (row.State == state || row.Own != standing.Known.Own)
            {
                // Judged anew just now, or settled by another node.
                passed.Add(id);
                continue;
            }
            var (before, since) = (row.State, state == ValidityState.Suspect && standing.Since > row.Since ? standing.Since : now);
            row.Turn(state, since);
            work.Add(new ValidityEntry(CatalogId.New<ValidityEntryId>(clock), id, since, state, standing.Known.Own, standing.Known.Reasons, null, standing.Upstream is [var first, ..] ? [.. first.Path.Select(p => p.Value.ToString("D"))] : []));
            settled.Add((row, state == ValidityState.Suspect && standing.Upstream is [var nearest, ..] ? nearest.Source : null, new ValidityTurn(id, before, since)));
            foreach (var trouble in standing.Upstream)
                if (incidents.TryGetValue(trouble.Source, out var incident) && reached.Add((incident.Id, id))) work.Add(new IncidentReach(incident.Id, id));
        }
        foreach (var alike in settled.GroupBy(s => (s.Row.State, s.Source)))
            foreach (var some in alike.Select(s => s.Turn).Chunk(Together))
                work.Raise(new ValidityTurned(alike.Key.State, some, alike.Key.Source) { EventId = Guid.CreateVersion7(now), At = now });
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        await mesh.NoteAsync([.. settled.Select(s => s.Row)], ct);
        await mesh.RefreshAsync(passed, ct);
        return settled.Count;
    }
}
