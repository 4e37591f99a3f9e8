using System.Text.Json;
using System.Text.Json.Serialization;
using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;

namespace Catalog.Search.Index;

/// <summary>What a hit shows, stored beside what it is found by.</summary>
internal sealed record ShownDocument
{
    private const int MostValues = 300;

    public required SearchType Type { get; init; }
    public required string Key { get; init; }
    public string? Parent { get; init; }
    public required string Name { get; init; }
    public required string Title { get; init; }
    public string? Summary { get; init; }
    public bool Withheld { get; init; }
    public IReadOnlyList<string>? Aliases { get; init; }
    public IReadOnlyList<string>? Columns { get; init; }
    public IReadOnlyList<string>? Ports { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }
    public IReadOnlyList<string>? Topics { get; init; }
    public IReadOnlyList<Named>? Domains { get; init; }
    public Named? Owner { get; init; }
    public string? State { get; init; }
    public Lifecycle? Lifecycle { get; init; }
    public Named? Certification { get; init; }
    public IReadOnlyList<string>? Tiers { get; init; }
    public IReadOnlyList<string>? Formats { get; init; }
    public DateTimeOffset? UpdatedAt { get; init; }

    public static byte[] Write(SearchDocument d) => JsonSerializer.SerializeToUtf8Bytes(new ShownDocument
    {
        Type = d.Type,
        Key = d.Key,
        Parent = d.Parent,
        Name = d.Name,
        Title = d.Title,
        Summary = d.Summary,
        Withheld = d.Audience == SearchAudience.SeeingOnly,
        Aliases = Some(d.Aliases),
        Columns = Some(d.Columns),
        Ports = Some(d.Ports),
        Tags = Some(d.Tags),
        Topics = Some(d.Topics),
        Domains = d.Domains.Count == 0 ? null : d.Domains,
        Owner = d.Owner,
        State = d.State,
        Lifecycle = d.Lifecycle,
        Certification = d.Certification,
        Tiers = Some(d.Tiers),
        Formats = Some(d.Formats),
        UpdatedAt = d.UpdatedAt,
    }, ShownJson.Default.ShownDocument);

    public static ShownDocument Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, ShownJson.Default.ShownDocument)!;

    private static IReadOnlyList<string>? Some(IReadOnlyList<string> values) => values.Count == 0 ? null : values.Count <= MostValues ? values : [.. values.Take(MostValues)];
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ShownDocument))]
internal sealed partial class ShownJson : JsonSerializerContext;
