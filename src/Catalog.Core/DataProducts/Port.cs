using Catalog.Core.Datasets;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>Where a product is consumed (output), what it consumes (input), or where it is looked after (management).</summary>
public sealed class Port
{
    private readonly List<PortInputContract> inputContracts = [];
    private readonly List<PortDataset> datasets = [];

    private Port() { }

    public Port(PortId id, DataProductId productId, PortDirection direction, string name, string portVersion)
        => (Id, ProductId, Direction, Name, PortVersion) = (id, productId, direction, name, portVersion);

    public PortId Id { get; private set; }
    public DataProductId ProductId { get; private set; }
    public PortDirection Direction { get; private set; }
    public string Name { get; private set; } = "";
    public string PortVersion { get; private set; } = "";
    /// <summary>Position among the product's ports, as its sheet lists them.</summary>
    public int Position { get; private set; }
    public string? Description { get; private set; }
    public string? Type { get; private set; }
    public Tier? Tier { get; private set; }
    public string? Technology { get; private set; }
    public string? Format { get; private set; }
    public string? Location { get; private set; }
    public string? ContractId { get; private set; }
    public byte[]? ContractIdHash { get; private set; }
    public string? Content { get; private set; }
    public string? Url { get; private set; }
    public string? Channel { get; private set; }
    public IReadOnlyList<string> Tags { get; private set; } = [];
    /// <summary>Datasets named by hand, as the sheet has them; <see cref="Datasets"/> holds what was made of them or derived.</summary>
    public IReadOnlyList<DatasetReference> NamedDatasets { get; private set; } = [];
    public IReadOnlyList<PortInputContract> InputContracts => inputContracts;
    public IReadOnlyList<PortDataset> Datasets => datasets;

    public void Apply(PortSheet sheet, int position)
    {
        Position = position;
        Description = sheet.Description;
        Type = sheet.Type;
        Tier = ProductWords.Tier(sheet.Tier);
        Technology = sheet.Technology;
        Format = sheet.Format;
        Location = sheet.Location;
        ContractId = sheet.ContractId;
        ContractIdHash = sheet.ContractId is null ? null : KeyHash.Folded(sheet.ContractId);
        Content = sheet.Content;
        Url = sheet.Url;
        Channel = sheet.Channel;
        Tags = sheet.Tags;
        NamedDatasets = sheet.Datasets;
        var wanted = sheet.InputContracts.DistinctBy(c => c.Id.ToLowerInvariant()).ToList();
        inputContracts.RemoveAll(have => !wanted.Exists(w => have.Matches(w)));
        foreach (var contract in wanted.Where(w => !inputContracts.Exists(have => have.Matches(w)))) inputContracts.Add(new PortInputContract(Id, contract));
    }

    /// <summary>Puts exactly these datasets behind the port.</summary>
    public void SetDatasets(IReadOnlyCollection<DatasetId> wanted)
    {
        datasets.RemoveAll(d => !wanted.Contains(d.DatasetId));
        foreach (var id in wanted.Where(w => !datasets.Exists(d => d.DatasetId == w))) datasets.Add(new PortDataset(Id, id));
    }
}

/// <summary>A contract that an output port is built from.</summary>
public sealed class PortInputContract
{
    private PortInputContract() { }

    public PortInputContract(PortId portId, InputContract contract)
        => (PortId, ContractId, ContractVersion, ContractIdHash) = (portId, contract.Id, contract.Version, KeyHash.Folded(contract.Id));

    public PortId PortId { get; private set; }
    public string ContractId { get; private set; } = "";
    public byte[] ContractIdHash { get; private set; } = [];
    public string? ContractVersion { get; private set; }

    internal bool Matches(InputContract contract) => ContractId == contract.Id && ContractVersion == contract.Version;
}

/// <summary>A dataset that stands behind a port.</summary>
public sealed class PortDataset
{
    private PortDataset() { }

    public PortDataset(PortId portId, DatasetId datasetId) => (PortId, DatasetId) = (portId, datasetId);

    public PortId PortId { get; private set; }
    public DatasetId DatasetId { get; private set; }
}
