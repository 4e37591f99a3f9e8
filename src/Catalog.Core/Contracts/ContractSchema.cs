namespace Catalog.Core.Contracts;

/// <summary>A table, topic, file or document that the contract promises.</summary>
public sealed record ContractObject
{
    public required string Name { get; init; }
    public string? Id { get; init; }
    public string? PhysicalName { get; init; }
    public string? PhysicalType { get; init; }
    public string? BusinessName { get; init; }
    public string? Description { get; init; }
    /// <summary>What one row stands for.</summary>
    public string? Granularity { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<ContractField> Fields { get; init; } = [];
    public IReadOnlyList<ContractRule> Rules { get; init; } = [];
    public IReadOnlyList<ContractRelationship> Relationships { get; init; } = [];
    public IReadOnlyList<ContractLink> Links { get; init; } = [];
    public IReadOnlyList<NamedValue> CustomProperties { get; init; } = [];
}

/// <summary>A column or nested field. <see cref="Fields"/> holds the parts of an object, <see cref="Items"/> what an array is made of.</summary>
public sealed record ContractField
{
    public required string Name { get; init; }
    public string? Id { get; init; }
    public string? PhysicalName { get; init; }
    public string? LogicalType { get; init; }
    public string? PhysicalType { get; init; }
    public string? BusinessName { get; init; }
    public string? Description { get; init; }
    public bool Required { get; init; }
    public bool Unique { get; init; }
    public bool PrimaryKey { get; init; }
    public int? PrimaryKeyPosition { get; init; }
    public bool Partitioned { get; init; }
    public int? PartitionPosition { get; init; }
    public string? Classification { get; init; }
    public bool Critical { get; init; }
    public string? EncryptedName { get; init; }
    public string? TransformLogic { get; init; }
    public string? TransformDescription { get; init; }
    public IReadOnlyList<string> TransformSources { get; init; } = [];
    public IReadOnlyList<string> Examples { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];
    /// <summary>The limits of its type in words: <c>at most 18 characters</c>.</summary>
    public IReadOnlyList<string> Limits { get; init; } = [];
    public IReadOnlyList<ContractRelationship> Relationships { get; init; } = [];
    public IReadOnlyList<ContractRule> Rules { get; init; } = [];
    public IReadOnlyList<ContractField> Fields { get; init; } = [];
    public ContractField? Items { get; init; }
    public IReadOnlyList<ContractLink> Links { get; init; } = [];
    public IReadOnlyList<NamedValue> CustomProperties { get; init; } = [];
}

/// <summary>A reference from fields of one object to fields of another; <see cref="Sentence"/> reads it aloud.</summary>
public sealed record ContractRelationship(string Type, IReadOnlyList<string> From, IReadOnlyList<string> To, string Sentence);
