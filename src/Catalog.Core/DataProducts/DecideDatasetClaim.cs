using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>Whether a dataset goes to the product that claims it as well, or stays where it stands; and why.</summary>
public sealed record DatasetClaimDecision(DatasetReference Dataset, DataProductKey Claimant, bool Give, string? Reason);

/// <summary>
/// The word of a steward on a dataset that a second product claims. Given, it stands behind the claimant's ports, which
/// hold it from then on against later imports of either; nobody is asked about these two again.
/// </summary>
public sealed class DecideDatasetClaim(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<Done>> ExecuteAsync(DatasetClaimDecision command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var claimed = await work.ProductForAsync(command.Claimant, ProductAction.See, null, actor, ct);
        if (!claimed.IsOk) return claimed.Refusal;
        var claimant = claimed.Value;
        var missing = new Refusal.NotFound("No other product holds this dataset.");
        if (await work.DatasetsAsync([command.Dataset], ct) is not [var dataset]) return missing;
        if ((await work.DatasetClaimsAsync([dataset.Id], ct)).FirstOrDefault(c => c.ProductId != claimant.Id) is not { } claim || await work.ProductAsync(claim.ProductId, ct) is not { } holder) return missing;
        if (!Authorisation.Decide(actor, ProductAction.See, holder.Facts).Allowed) return missing;
        if (Authorisation.Decide(actor, MeshAction.ManageDomain, holder.DomainId) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        if (string.IsNullOrWhiteSpace(command.Reason)) return new Refusal.Invalid("reason", "Say why: both teams will read it.");
        var reason = new FieldChange("reason", null, command.Reason.Trim());

        if (command.Give)
        {
            var ports = await new PortDatasets(work, actor, clock).NamingAsync(claimant, command.Dataset, ct);
            if (ports.Count == 0) return new Refusal.Conflict($"{claimant.Key} does not name this dataset any more.", claimant.Version);
            foreach (var port in holder.Ports.Where(p => p.Direction == PortDirection.Output)) port.SetDatasets([.. port.Datasets.Select(d => d.DatasetId).Where(id => id != dataset.Id)]);
            foreach (var port in ports) port.SetDatasets([.. port.Datasets.Select(d => d.DatasetId).Append(dataset.Id).Distinct()]);
            work.Tell(claimant, ProductChange.Updated, "dataset-given", $"put the dataset {dataset.Name} behind this product", [reason], actor, clock);
            work.Tell(holder, ProductChange.Updated, "dataset-taken", $"gave the dataset {dataset.Name} to another product", [reason], actor, clock);
        }
        // The other product is not named: not everybody who reads this trail may know of it.
        else work.Tell(holder, ProductChange.Updated, "dataset-kept", $"keeps the dataset {dataset.Name} here, which another product claims", [reason], actor, clock);

        var now = clock.GetUtcNow();
        work.Raise(new DatasetClaimDecided(claimant.Id, holder.Id, dataset.Namespace, dataset.Name) { EventId = Guid.CreateVersion7(now), At = now });
        return await work.SaveAsync(ct) is { } conflict ? conflict : default(Done);
    }
}
