using System.Text.Encodings.Web;
using System.Text.Json;
using Catalog.Core.Lineage;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Catalog.Data.Conventions;

/// <summary>How values are written as JSON, and when two are written alike.</summary>
public static class JsonText
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of<TValue>(TValue value) where TValue : class => JsonSerializer.Serialize(value, Json);

    public static TValue Read<TValue>(string text) where TValue : class => JsonSerializer.Deserialize<TValue>(text, Json)!;

    public static bool Same<TValue>(TValue? a, TValue? b) where TValue : class =>
        ReferenceEquals(a, b) || (a is FacetMap facets ? facets.Equals(b) : JsonSerializer.Serialize(a, Json) == JsonSerializer.Serialize(b, Json));

    public static int Hash<TValue>(TValue value) where TValue : class => Of(value).GetHashCode(StringComparison.Ordinal);
}

/// <summary>Values as JSON text.</summary>
public sealed class JsonConverter<TValue>() : ValueConverter<TValue, string>(value => JsonText.Of(value), text => JsonText.Read<TValue>(text)) where TValue : class;

/// <summary>Values that say the same in JSON are the same.</summary>
public sealed class JsonComparer<TValue>() : ValueComparer<TValue>((a, b) => JsonText.Same(a, b), value => JsonText.Hash(value), value => value) where TValue : class;
