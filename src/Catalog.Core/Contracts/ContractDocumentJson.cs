using System.Text.Json;
using System.Text.Json.Serialization;

namespace Catalog.Core.Contracts;

/// <summary>How a <see cref="ContractDocument"/> is stored beside the original text.</summary>
public static class ContractDocumentJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public static string Write(ContractDocument document) => JsonSerializer.Serialize(document, Options);

    public static ContractDocument Read(string json) => JsonSerializer.Deserialize<ContractDocument>(json, Options)!;
}
