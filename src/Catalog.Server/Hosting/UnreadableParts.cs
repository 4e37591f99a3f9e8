using System.ComponentModel;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace Catalog.Server.Hosting;

/// <summary>Parts of an address that are no number, date or name of a choice where one is asked for: the framework answers 400 and does not say which.</summary>
internal static class UnreadableParts
{
    /// <summary>A sentence for each such part, by its name.</summary>
    public static IReadOnlyDictionary<string, string[]> Of(HttpContext http)
    {
        var wrong = new Dictionary<string, string[]>();
        foreach (var part in ErrorsRegistration.EndpointOf(http)?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>().Where(p => p.HasTryParse) ?? [])
        {
            var name = part.ParameterInfo.GetCustomAttribute<FromQueryAttribute>()?.Name ?? part.Name;
            var type = Nullable.GetUnderlyingType(part.ParameterInfo.ParameterType) ?? part.ParameterInfo.ParameterType;
            var value = http.Request.RouteValues.TryGetValue(name, out var routed) ? routed?.ToString() : http.Request.Query[name].ToString();
            if (!string.IsNullOrEmpty(value) && !TypeDescriptor.GetConverter(type).IsValid(value)) wrong[char.ToLowerInvariant(name[0]) + name[1..]] = [$"“{value}” is not {Wanted(type)}."];
        }
        return wrong;
    }

    private static string Wanted(Type type) =>
        type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type)).ToLowerInvariant()}"
        : type == typeof(bool) ? "true or false"
        : type == typeof(Guid) ? "an id"
        : type == typeof(DateTimeOffset) || type == typeof(DateTime) || type == typeof(DateOnly) ? "a date, as 2026-01-31 or with a time"
        : "a number";
}
