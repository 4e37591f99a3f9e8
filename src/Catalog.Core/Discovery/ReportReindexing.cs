using Catalog.Core.Shared;

namespace Catalog.Core.Discovery;

/// <summary>Writes down how far a rebuild has come, for whoever asked for it. Run by the index itself.</summary>
public sealed class ReportReindexing(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<Done>> ExecuteAsync(ReindexingId id, int done, int of, bool finished, CancellationToken ct)
    {
        await using var work = works.Open();
        if (await work.ReindexingAsync(id, ct) is not { } asked) return new Refusal.NotFound("Nobody asked for that.");
        asked.Report(done, of, finished ? clock.GetUtcNow() : null);
        return await work.SaveAsync(ct) is { } conflict ? conflict : default(Done);
    }
}
