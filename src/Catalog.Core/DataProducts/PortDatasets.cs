using Catalog.Core.Contracts;
using Catalog.Core.Datasets;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>
/// Puts datasets behind ports: those named by hand or in the document, else for output ports those that the contract's
/// servers and schema name. A dataset belongs to the output ports of one product only; the older claim holds.
/// </summary>
internal sealed class PortDatasets(ICatalogWork work, Actor actor, TimeProvider clock)
{
    /// <summary>Sets the datasets of these loaded products' ports; answers what could not be claimed.</summary>
    public async Task<IReadOnlyList<(DataProductId Product, Finding Finding)>> DeriveAsync(IReadOnlyCollection<DataProduct> products, CancellationToken ct)
    {
        var derived = await DerivedAsync(products, ct);

        var wanted = products.SelectMany(product => product.Ports.Select(port => (product, port, names: Names(port, derived)))).ToList();
        var all = wanted.SelectMany(w => w.names).Distinct().ToList();
        var datasets = (await work.DatasetsAsync(all, ct)).ToDictionary(d => new DatasetReference(d.Namespace, d.Name), d => d.Id);
        // Nobody claims yet what is only made below.
        var claims = (await work.DatasetClaimsAsync([.. datasets.Values], ct)).ToLookup(c => c.DatasetId);
        Make(all.Where(n => !datasets.ContainsKey(n)), datasets);
        var given = new Dictionary<DatasetId, (DataProductId Product, string Key)>();

        var findings = new List<(DataProductId, Finding)>();
        foreach (var (product, port, names) in wanted)
        {
            var mine = new List<DatasetId>();
            foreach (var name in names)
            {
                var id = datasets[name];
                if (port.Direction != PortDirection.Output)
                {
                    mine.Add(id);
                    continue;
                }
                var other = claims[id].Where(c => c.ProductId != product.Id).Select(c => ((DataProductId, string)?)(c.ProductId, c.ProductKey)).FirstOrDefault()
                    ?? (given.TryGetValue(id, out var first) && first.Product != product.Id ? first : null);
                if (other is not { } holder)
                {
                    given.TryAdd(id, (product.Id, product.Key));
                    mine.Add(id);
                    continue;
                }
                findings.Add((product.Id, Taken(port, name)));
                Dispute(product, holder.Item1, name);
            }
            port.SetDatasets(mine);
        }
        return findings;
    }

    /// <summary>The output ports of the loaded product that name the dataset, whoever holds it.</summary>
    public async Task<IReadOnlyList<Port>> NamingAsync(DataProduct product, DatasetReference dataset, CancellationToken ct)
    {
        var derived = await DerivedAsync([product], ct);
        return [.. product.Ports.Where(port => port.Direction == PortDirection.Output && Names(port, derived).Contains(dataset))];
    }

    /// <summary>What the contracts of ports without named datasets tell.</summary>
    private async Task<Dictionary<string, IReadOnlyList<DatasetReference>>> DerivedAsync(IReadOnlyCollection<DataProduct> products, CancellationToken ct)
    {
        var open = products.SelectMany(p => p.Ports).Where(p => p is { Direction: PortDirection.Output, ContractId: not null, NamedDatasets.Count: 0 }).ToList();
        var contracts = open.Count == 0 ? new Dictionary<string, string>() : await work.ShownContractsAsync([.. open.Select(p => p.ContractId!).Distinct()], ct);
        return contracts.ToDictionary(c => c.Key, c => DatasetNaming.For(ContractDocumentJson.Read(c.Value)));
    }

    private static IReadOnlyList<DatasetReference> Names(Port port, Dictionary<string, IReadOnlyList<DatasetReference>> derived)
    {
        if (port.NamedDatasets.Count > 0) return [.. port.NamedDatasets.Distinct()];
        return port is { Direction: PortDirection.Output, ContractId: { } contract } ? derived.GetValueOrDefault(contract.ToLowerInvariant()) ?? [] : [];
    }

    private void Make(IEnumerable<DatasetReference> names, Dictionary<DatasetReference, DatasetId> datasets)
    {
        var now = clock.GetUtcNow();
        foreach (var name in names.ToList())
        {
            var dataset = new Dataset(CatalogId.New<DatasetId>(clock), name.Namespace, name.Name, now);
            work.Add(dataset);
            datasets[name] = dataset.Id;
        }
    }

    private void Dispute(DataProduct product, DataProductId holder, DatasetReference dataset)
    {
        var now = clock.GetUtcNow();
        work.Raise(new DatasetDisputed(product.Id, holder, dataset.Namespace, dataset.Name, actor.Name) { EventId = Guid.CreateVersion7(now), At = now });
    }

    // The holder is not named: it may be hidden from whoever reads the report.
    private static Finding Taken(Port port, DatasetReference name) =>
        new(FindingSeverity.Warning, "dataset-claimed", $"$.outputPorts[?(@.name=='{port.Name}')]", null,
            $"The dataset {name.Name} in {name.Namespace} already stands behind an output port of another product, which keeps it. The steward decides.");
}
