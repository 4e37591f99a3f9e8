using System.Runtime.CompilerServices;
using Catalog.Core.Imports;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Review;
using Catalog.Data.Lineage;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Imports;

internal sealed partial class ExportQueries
{
    private const EdgeOrigins Taught = EdgeOrigins.Observed | EdgeOrigins.Inferred;

    public async IAsyncEnumerable<ExportRecord> EdgesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var reading = await contexts.CreateDbContextAsync(ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var people = await db.People.ToDictionaryAsync(p => p.Id, ct);
        await using var log = await contexts.OpenLogAsync(ct);
        var kept = await log.LineageLog.MinAsync(e => (DateTimeOffset?)e.EventAt, ct) ?? DateTimeOffset.MaxValue;
        var edges = reading.LineageEdges.AsNoTracking()
            .Where(e => e.DecidedAt != null || e.ProposedBy != null || e.Pinned || e.Before != null || e.LastSeenAt < kept || (e.Origins != EdgeOrigins.Observed && e.Origins != EdgeOrigins.Inferred && e.Origins != Taught))
            .OrderBy(e => e.Id);
        await foreach (var some in edges.AsAsyncEnumerable().Chunk(500).WithCancellation(ct))
        {
            var names = await EdgeEndReading.OfAsync(db, some, ct);
            foreach (var e in some)
            {
                // What has lost its ends is not drawn either.
                if (names.Of(e) is not { } ends) continue;
                yield return new("LineageEdge",
                [
                    ("of", e.Kind), ("from", End(ends.From.Name)), ("to", End(ends.To.Name)), ("origins", e.Origins), ("firstSeen", e.FirstSeenAt.UtcDateTime), ("lastSeen", e.LastSeenAt.UtcDateTime),
                    ("standing", new EdgeStanding(e.Review, e.DecidedBy, e.DecidedAt, e.Reason, e.ExpiresAt, e.Pinned)), ("before", e.Before),
                    ("proposedBy", Who(people, e.ProposedById)), ("proposedByName", e.ProposedBy), ("proposedBecause", e.ProposedBecause),
                ]);
            }
        }

        await foreach (var some in reading.LineageNotes.AsNoTracking().OrderBy(n => n.Id).AsAsyncEnumerable().Chunk(500).WithCancellation(ct))
        {
            var names = await EdgeEndReading.OfNodesAsync(db, [.. some.Select(n => n.DatasetNumber).OfType<long>().Distinct()], ct);
            foreach (var n in some)
                yield return new("LineageNote",
                [
                    ("id", n.Id.Value.ToString()), ("edge", n.EdgeId?.Value.ToString()), ("dataset", n.DatasetNumber is { } number && names.Of(number) is { } end ? End(end.Name) : null), ("text", n.Text), ("question", n.IsQuestion ? true : null),
                    ("by", Who(people, n.ById)), ("byName", n.By), ("at", n.At.UtcDateTime),
                ]);
        }
    }

    public async IAsyncEnumerable<string> EventsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var log = await contexts.OpenLogAsync(ct);
        await foreach (var json in log.LineageLog.AsNoTracking().OrderBy(e => e.Sequence).Select(e => e.Json).AsAsyncEnumerable().WithCancellation(ct)) yield return json;
    }

    private static IReadOnlyList<(string, object?)> End(EndName end) => [("job", end.IsJob ? true : null), ("namespace", end.Namespace), ("name", end.Name), ("column", end.Field)];
}
