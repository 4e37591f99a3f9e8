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

    /// <summary>The contract of that product's table, with a dataset behind it.</summary>
    public static string Contract(int number, string said) => $"""
        apiVersion: v3.0.2
        kind: DataContract
        id: parcels-{number}-table
        name: Parcels table {said}
        version: 1.0.0
        status: draft
        servers:
          - server: warehouse
            type: postgres
            host: warehouse
            port: 5432
            database: parcels
            schema: public
        schema:
          - name: parcels_{number}
            physicalType: table
            properties:
              - name: parcel_id
                logicalType: string
        """;
}
