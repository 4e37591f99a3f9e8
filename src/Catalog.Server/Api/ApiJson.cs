using System.Text.Json;
using System.Text.Json.Serialization;

namespace Catalog.Server.Api;

internal static class ApiJson
{
    /// <summary>camelCase, words for enums, and a wrong type is an error instead of a guess.</summary>
    public static void Configure(JsonSerializerOptions json)
    {
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        json.NumberHandling = JsonNumberHandling.Strict;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
    }
}
