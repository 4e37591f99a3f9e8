using System.Security.Cryptography;
using System.Text;
using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;

namespace Catalog.Core.Quality;

/// <summary>Results as they came, and where they belong if their sender says so. <paramref name="Run"/> names the run of those that do not say themselves when they ran.</summary>
public sealed record ResultsSent(IReadOnlyList<SuiteResult> Results, DataProductKey? Product = null, string? Port = null, string? PortVersion = null, string? Run = null)
{
    /// <summary>Each with its run: without one, the same content sent again is the same result.</summary>
    internal IReadOnlyList<SuiteResult> OfRuns() => [.. Results.Select(r => r.RunTime is not null ? r : Run is null ? r with { Findings = [.. r.Findings, NoRun] } : OfRun(r, Run))];

    private static Finding NoRun { get; } = new(FindingSeverity.Warning, "no-run", "$.meta", null, "The result does not say when it ran: it counts from now on, and the same content sent again changes nothing. Name its run with ?run=.");

    private static SuiteResult OfRun(SuiteResult result, string run) => result with { RunName = result.RunName ?? run, ContentHash = SHA256.HashData([.. result.ContentHash, .. Encoding.UTF8.GetBytes(run)]) };
}

/// <summary>Takes validation results in. The same content sent again changes nothing.</summary>
public sealed class RecordValidationResults(ICatalogWorkFactory works, ValidityMesh mesh, TimeProvider clock)
{
    private const int Attempts = 4;

    public async Task<Outcome<IReadOnlyList<TakenResult>>> ExecuteAsync(ResultsSent command, Actor actor, CancellationToken ct)
    {
        if (Authorisation.Decide(actor, MeshAction.SendResults) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        for (var attempt = 1; ; attempt++)
        {
            await using var work = works.Open();
            var (place, refused) = await PlaceAsync(work, command, actor, ct);
            if (refused is not null) return refused;
            var taken = await new ResultIntake(work, actor, clock).TakeAsync(command.OfRuns(), place, ct);
            var conflict = await work.SaveAsync(ct);
            if (conflict is not null && attempt == Attempts) return conflict;
            // Another result of the same product was stored just now: judge again with it.
            if (conflict is not null) continue;
            await mesh.RefreshAsync([.. taken.Select(t => t.ProductId).OfType<DataProductId>().Distinct()], ct);
            var names = await work.PortNamesAsync([.. taken.Select(t => t.PortId).OfType<PortId>().Distinct()], ct);
            return taken.ConvertAll(t => t.PortId is { } port ? t with { Port = names.GetValueOrDefault(port) } : t);
        }
    }

    private static async Task<((DataProductId, PortId)? Place, Refusal? No)> PlaceAsync(ICatalogWork work, ResultsSent command, Actor actor, CancellationToken ct)
    {
        if (command.Product is not { } key)
            return command.Port is null ? (null, null) : (null, new Refusal.Invalid("product", "Name the product too: ?product=domain/name&port=name."));
        if (await work.CheckedProductAsync(key, ct) is not { } product || !Authorisation.Decide(actor, ProductAction.SendResults, product.Facts).Allowed && !Authorisation.Decide(actor, ProductAction.See, product.Facts).Allowed)
            return (null, new Refusal.NotFound($"There is no data product {key}."));
        if (Authorisation.Decide(actor, ProductAction.SendResults, product.Facts) is { Allowed: false } no) return (null, new Refusal.Forbidden(no.Why));
        var ports = product.Outputs.Where(p => (command.Port is null || p.Name == command.Port) && (command.PortVersion is null || p.Version == command.PortVersion)).ToList();
        return ports switch
        {
            [var only] => ((product.Facts.Id, only.Id), null),
            [] when command.Port is null => (null, new Refusal.Invalid("product", $"{key} has no output port that results could belong to.")),
            [] => (null, new Refusal.Invalid("port", $"{key} has no output port {command.Port}.")),
            [var first, ..] when command.Port is not null && command.PortVersion is null => ((product.Facts.Id, ports.MaxBy(p => p.Version, VersionOrder.Instance)?.Id ?? first.Id), null),
            _ => (null, new Refusal.Invalid("port", $"{key} has {ports.Count} output ports. Name one: &port={ports[0].Name}.")),
        };
    }
}
