using System.Text.Json;
using Catalog.Server.Tests.Permissions;
using Catalog.TestKit.Snapshots;
using Xunit;

namespace Catalog.Server.Tests.Api;

/// <summary>The description of the API that clients are made from.</summary>
[Collection(nameof(PermissionPortal))]
public sealed class OpenApiTests(PermissionPortal portal)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public async Task The_document_says_what_was_last_accepted()
    {
        using var document = await DocumentAsync();
        Snapshot.Match("openapi.json", JsonSerializer.Serialize(document, Indented));
    }

    [Fact]
    public async Task Every_operation_has_a_name_a_summary_a_tag_and_its_problems()
    {
        using var document = await DocumentAsync();
        var wrong = new List<string>();
        var operations = 0;
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            foreach (var method in path.Value.EnumerateObject())
            {
                operations++;
                var operation = $"{method.Name.ToUpperInvariant()} {path.Name}";
                if (!Said(method.Value, "operationId")) wrong.Add($"{operation} has no name");
                if (!Said(method.Value, "summary")) wrong.Add($"{operation} has no summary");
                if (!method.Value.TryGetProperty("tags", out var tags) || tags.GetArrayLength() == 0 || tags[0].GetString() == "Catalog.Server") wrong.Add($"{operation} has no tag");
                var responses = method.Value.GetProperty("responses");
                if (!responses.EnumerateObject().Any(r => r.Name[0] is '2')) wrong.Add($"{operation} documents no answer");
                if (!responses.TryGetProperty("401", out _)) wrong.Add($"{operation} does not say that it asks who is there");
                if (path.Name.Contains('{', StringComparison.Ordinal) && method.Name is "get" or "post" && path.Name.Contains('{', StringComparison.Ordinal) && !responses.TryGetProperty("404", out _)) wrong.Add($"{operation} does not say that there may be nothing");
                if (method.Name is not "get" && !responses.TryGetProperty("403", out _) && !responses.TryGetProperty("404", out _)) wrong.Add($"{operation} does not say that rights may be missing");
                foreach (var problem in responses.EnumerateObject().Where(r => r.Name[0] == '4' && !IsVerdict(operation, r.Name)))
                    if (!problem.Value.TryGetProperty("content", out var content) || !content.TryGetProperty("application/problem+json", out _)) wrong.Add($"{operation} answers {problem.Name} without problem details");
            }
        }
        Assert.True(operations > 30, "The document describes too little.");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Names_of_operations_are_unique()
    {
        using var document = await DocumentAsync();
        var names = document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()).Select(o => o.Value.GetProperty("operationId").GetString()).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    // A pipeline that asks to be stopped still wants the reasons: the gate's 409 is the verdict itself, not a problem with the question.
    private static bool IsVerdict(string operation, string status) => operation == "GET /api/v1/products/{domain}/{name}/gate" && status == "409";

    private static bool Said(JsonElement operation, string property) => operation.TryGetProperty(property, out var value) && !string.IsNullOrWhiteSpace(value.GetString());

    private async Task<JsonDocument> DocumentAsync() => JsonDocument.Parse(await portal["anon"].GetStringAsync("/openapi/v1.json"));
}
