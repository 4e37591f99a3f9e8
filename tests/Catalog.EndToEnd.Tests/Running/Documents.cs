namespace Catalog.EndToEnd.Tests.Running;

/// <summary>Documents by number, for tests that need many.</summary>
internal static class Documents
{
    /// <summary>A small data product; the same number and purpose give the same document.</summary>
    public static string Product(int number, string purpose = "Counts parcels by day.") => $"""
        apiVersion: v1.0.0
        kind: DataProduct
        id: parcels-{number}
        name: Parcels {number}
        version: 1.0.0
        status: active
        domain: Logistics
        description:
          purpose: {purpose}
        outputPorts:
          - name: table
            version: 1.0.0
            contractId: parcels-{number}-table
        team:
          name: Parcel team
        """;
}
