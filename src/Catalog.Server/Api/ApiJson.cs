using System.Text.Json;
using System.Text.Json.Serialization;
using Catalog.Core.Validity;

namespace Catalog.Server.Api;

internal static class ApiJson
{
    /// <summary>camelCase, words for enums (states and verdicts in capitals, as everywhere), and a wrong type is an error instead of a guess.</summary>
    public static void Configure(JsonSerializerOptions json)
    {
        json.Converters.Add(new JsonStringEnumConverter<ValidityState>(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false));
        json.Converters.Add(new JsonStringEnumConverter<Verdict>(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false));
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        json.NumberHandling = JsonNumberHandling.Strict;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
    }
}
