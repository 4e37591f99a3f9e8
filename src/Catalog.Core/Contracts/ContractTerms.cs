namespace Catalog.Core.Contracts;

/// <summary>
/// A service level. <see cref="Sentence"/> reads it aloud: <c>Fresh within 4 hours.</c> <see cref="Duration"/> is set
/// when value and unit mean a length of time.
/// </summary>
public sealed record ContractPromise
{
    public required string Property { get; init; }
    public required string Sentence { get; init; }
    public string? Value { get; init; }
    public string? Unit { get; init; }
    public string? Element { get; init; }
    public string? Driver { get; init; }
    public string? Description { get; init; }
    public string? Schedule { get; init; }
    public TimeSpan? Duration { get; init; }
}

/// <summary>Where the data stands. <see cref="Location"/> is one line; <see cref="Settings"/> are all keys as written.</summary>
public sealed record ContractServer
{
    public required string Name { get; init; }
    public required string Type { get; init; }
    public string? Environment { get; init; }
    public string? Description { get; init; }
    public required string Location { get; init; }
    public IReadOnlyList<NamedValue> Settings { get; init; } = [];
    public IReadOnlyList<ContractRole> Roles { get; init; } = [];

    /// <summary>The setting of that name, <c>null</c> when it is absent or empty.</summary>
    public string? Setting(string name)
    {
        foreach (var setting in Settings)
        {
            if (setting.Name == name) return string.IsNullOrWhiteSpace(setting.Value) ? null : setting.Value;
        }
        return null;
    }
}

/// <summary>People named in the contract are contacts; they get no rights from it.</summary>
public sealed record ContractTeam(string? Name, string? Description, IReadOnlyList<ContractMember> Members);

/// <summary>Somebody whom the contract names: a contact, without rights here.</summary>
public sealed record ContractMember(
    string Username, string? Name, string? Role, string? Description, string? DateIn, string? DateOut, string? ReplacedBy);

/// <summary>A role in the technology that gives access, and who approves it there.</summary>
public sealed record ContractRole(
    string Role, string? Access, string? Description, string? FirstLevelApprovers, string? SecondLevelApprovers);

/// <summary>Where help is to be had.</summary>
public sealed record ContractChannel(
    string Channel, string? Url, string? Tool, string? Scope, string? Description, string? InvitationUrl);

/// <summary>What it costs; <see cref="Sentence"/> reads it aloud: <c>9.95 USD per megabyte</c>.</summary>
public sealed record ContractPrice(string? Amount, string? Currency, string? Unit, string Sentence);

/// <summary>Where more is to be read.</summary>
public sealed record ContractLink(string Url, string? Type, string? Description);

/// <summary>A custom property or setting; a value that is no scalar is written as JSON.</summary>
public sealed record NamedValue(string Name, string Value, string? Description = null);
