using System.Text.Json;
using System.Text.Json.Serialization;
using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;
using Catalog.Core.Shared;

namespace Catalog.Benchmarks.Discovery;

/// <summary>A line of a corpus: id, name, title, description, tags, owner, domain, type; whatever is missing is empty.</summary>
internal sealed record JsonlDocument
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.AllowReadingFromString };

    public string Id { get; init; } = "";
    public string? Name { get; init; }
    public string? Title { get; init; }
    public string? Description { get; init; }
    public JsonElement Tags { get; init; }
    public string? Owner { get; init; }
    public string? Domain { get; init; }
    public string? Type { get; init; }

    public static IEnumerable<JsonlDocument> Read(string file) =>
        File.ReadLines(file).Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => JsonSerializer.Deserialize<JsonlDocument>(line, Json)!);

    public IReadOnlyList<string> TagList => Tags.ValueKind switch
    {
        JsonValueKind.Array => [.. Tags.EnumerateArray().Select(t => t.ToString())],
        JsonValueKind.String => [.. Tags.GetString()!.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        _ => [],
    };

    public SearchDocument Prepared() => new()
    {
        Type = Enum.TryParse<SearchType>(Type, ignoreCase: true, out var type) ? type : SearchType.Dataset,
        Unit = new Guid(KeyHash.Exact(Id).AsSpan(0, 16)),
        Key = Id,
        Name = Name ?? Id,
        Title = Title ?? Name ?? Id,
        Summary = Description,
        Tags = TagList,
        Domains = string.IsNullOrEmpty(Domain) ? [] : [new Named(Slug.From(Domain), Domain)],
        Owner = string.IsNullOrEmpty(Owner) ? null : new Named(Slug.From(Owner), Owner),
    };
}
