using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.Datasets;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>Whether a dataset goes to the product that claims it as well, or stays where it stands; and why.</summary>
public sealed record DatasetClaimDecision(DatasetReference Dataset, DataProductKey Claimant, bool Give, string? Reason);

/// <summary>A dataset between two products: who claims it as well, who holds it, and whether a port of the claimant names it still.</summary>
public sealed record DatasetDispute(DataProductKey Claimant, DataProductKey Holder, bool Named);

/// <summary>
/// The word of a steward on a dataset that a second product claims. Given, it stands behind the claimant's ports, which
/// hold it from then on against later imports of either; nobody is asked about these two again.
/// </summary>
public sealed class DecideDatasetClaim(ICatalogWorkFactory works, TimeProvider clock)
{
    /// <summary>What there is to decide; <c>null</c> for whoever may not decide it, and when nobody else holds the dataset.</summary>
    public async Task<DatasetDispute?> FindAsync(DatasetReference dataset, DataProductKey claimant, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var read = await ReadAsync(work, dataset, claimant, actor, ct);
        return read.IsOk && DataProductKey.TryParse(read.Value.Holder.Key, out var holder)
            ? new DatasetDispute(claimant, holder, (await new PortDatasets(work, actor, clock).NamingAsync(read.Value.Claimant, dataset, ct)).Count > 0)
            : null;
    }

    public async Task<Outcome<Done>> ExecuteAsync(DatasetClaimDecision command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var read = await ReadAsync(work, command.Dataset, command.Claimant, actor, ct);
        if (!read.IsOk) return read.Refusal;
        var (dataset, claimant, holder) = read.Value;
        if (string.IsNullOrWhiteSpace(command.Reason)) return new Refusal.Invalid("reason", "Say why: both teams will read it.");
        var reason = new FieldChange("reason", null, command.Reason.Trim());

        if (command.Give)
        {
            var ports = await new PortDatasets(work, actor, clock).NamingAsync(claimant, command.Dataset, ct);
            if (ports.Count == 0) return new Refusal.Conflict($"{claimant.Key} does not name this dataset any more.", claimant.Version);
            foreach (var port in holder.Ports.Where(p => p.Direction == PortDirection.Output)) port.SetDatasets([.. port.Datasets.Select(d => d.DatasetId).Where(id => id != dataset)]);
            foreach (var port in ports) port.SetDatasets([.. port.Datasets.Select(d => d.DatasetId).Append(dataset).Distinct()]);
            work.Tell(claimant, ProductChange.Updated, "dataset-given", $"put the dataset {command.Dataset.Name} behind this product", [reason], actor, clock);
            work.Tell(holder, ProductChange.Updated, "dataset-taken", $"gave the dataset {command.Dataset.Name} to another product", [reason], actor, clock);
        }
        // The other product is not named: not everybody who reads this trail may know of it.
        else work.Tell(holder, ProductChange.Updated, "dataset-kept", $"keeps the dataset {command.Dataset.Name} here, which another product claims", [reason], actor, clock);

        var now = clock.GetUtcNow();
        work.Raise(new DatasetClaimDecided(claimant.Id, holder.Id, command.Dataset.Namespace, command.Dataset.Name) { EventId = Guid.CreateVersion7(now), At = now });
        return await work.SaveAsync(ct) is { } conflict ? conflict : default(Done);
    }

    private static async Task<Outcome<(DatasetId Dataset, DataProduct Claimant, DataProduct Holder)>> ReadAsync(ICatalogWork work, DatasetReference name, DataProductKey claimant, Actor actor, CancellationToken ct)
    {
        var claimed = await work.ProductForAsync(claimant, ProductAction.See, null, actor, ct);
        if (!claimed.IsOk) return claimed.Refusal;
        var missing = new Refusal.NotFound("No other product holds this dataset.");
        if (await work.DatasetsAsync([name], ct) is not [var dataset]) return missing;
        if ((await work.DatasetClaimsAsync([dataset.Id], ct)).FirstOrDefault(c => c.ProductId != claimed.Value.Id) is not { } claim || await work.ProductAsync(claim.ProductId, ct) is not { } holder) return missing;
        if (!Authorisation.Decide(actor, ProductAction.See, holder.Facts).Allowed) return missing;
        if (Authorisation.Decide(actor, MeshAction.ManageDomain, holder.DomainId) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        return (dataset.Id, claimed.Value, holder);
    }
}
