using Catalog.UI.Reference;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Catalog.Server.Api;

/// <summary>Reads the OpenAPI document for people, so that page and document cannot disagree.</summary>
internal sealed class ApiReferenceReader([FromKeyedServices("v1")] IOpenApiDocumentProvider documents) : IApiReference
{
    public async Task<IReadOnlyList<ApiGroup>> ReadAsync(CancellationToken ct)
    {
        var document = await documents.GetOpenApiDocumentAsync(ct);
        return [.. document.Paths
            .SelectMany(path => (path.Value.Operations ?? []).Select(operation => (Tag: operation.Value.Tags?.FirstOrDefault()?.Name ?? "Other", Call: Call(path.Key, operation.Key, operation.Value))))
            .GroupBy(entry => entry.Tag)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new ApiGroup(group.Key, [.. group.Select(entry => entry.Call)]))];
    }

    private static ApiCall Call(string path, HttpMethod method, OpenApiOperation operation)
    {
        var values = (operation.Parameters ?? []).Select(p => new ApiValue(p.Name ?? "", p.In?.ToString().ToLowerInvariant() ?? "", TypeOf(p.Schema), p.Required)).ToList();
        foreach (var (kind, content) in operation.RequestBody?.Content ?? new Dictionary<string, OpenApiMediaType>())
        {
            if (content.Schema?.Properties is not { Count: > 0 } properties)
            {
                values.Add(new ApiValue(kind, "body", "a document", operation.RequestBody!.Required));
                continue;
            }
            values.AddRange(properties.Select(p => new ApiValue(p.Key, "body", TypeOf(p.Value), content.Schema.Required?.Contains(p.Key) == true)));
        }
        var answers = (operation.Responses ?? []).Select(r => new ApiAnswer(r.Key, string.IsNullOrEmpty(r.Value.Description) ? "" : r.Value.Description)).ToList();
        return new ApiCall(method.Method, path, operation.Summary, values, answers);
    }

    private static string TypeOf(IOpenApiSchema? schema) => schema switch
    {
        null => "text",
        { Enum: { Count: > 0 } words } => string.Join(" or ", words.Select(word => word?.ToString())),
        { Format: { } format } => format,
        { Type: { } type } => (type & ~JsonSchemaType.Null).ToString().ToLowerInvariant(),
        _ => "object",
    };
}
