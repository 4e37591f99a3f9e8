using System.Globalization;
using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.Datasets;
using Catalog.Core.People;
using Catalog.Server.Api.Csv;

namespace Catalog.Server.Api.Mesh;

/// <summary>A port that carries a contract or has a dataset behind it.</summary>
public sealed record CarrierResponse(string Product, string Port, string PortVersion, string? Team);

/// <summary>A contract; of a restricted one only name and owner are told.</summary>
public sealed record ContractListItem(string Id, string? Name, string? Status, string? Version, int? Fields, DateTimeOffset? UpdatedAt, bool Restricted, IReadOnlyList<CarrierResponse> CarriedBy)
{
    internal static ContractListItem From(ContractRow row) => new(
        row.ContractId, row.Name, row.Status, row.Version, row.Fields, row.UpdatedAt, row.Withheld,
        [.. row.Carriers.Select(c => new CarrierResponse(c.Product.ToString(), c.Port, c.PortVersion, c.Team?.Key))]);
}

/// <summary>A dataset with the output ports that offer it.</summary>
public sealed record DatasetListItem(string Namespace, string Name, DateTimeOffset FirstSeenAt, IReadOnlyList<CarrierResponse> OfferedOn)
{
    internal static DatasetListItem From(DatasetRow row) => new(
        row.Namespace, row.Name, row.FirstSeenAt,
        [.. row.Ports.Where(p => p.Direction == PortDirection.Output).Select(p => new CarrierResponse(p.Product.ToString(), p.Port, p.PortVersion, p.Team?.Key))]);
}

/// <summary>Lists of what products offer: contracts and datasets.</summary>
internal static class OfferEndpoints
{
    private static readonly CsvColumn<ContractRow>[] ContractColumns =
    [
        new("id", c => c.ContractId), new("name", c => c.Name), new("status", c => c.Status), new("version", c => c.Version),
        new("fields", c => c.Fields?.ToString(CultureInfo.InvariantCulture)), new("products", c => string.Join(' ', c.Carriers.Select(p => p.Product).Distinct())),
        new("updated", c => c.UpdatedAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
    ];

    private static readonly CsvColumn<DatasetRow>[] DatasetColumns =
    [
        new("namespace", d => d.Namespace), new("name", d => d.Name),
        new("products", d => string.Join(' ', d.Ports.Where(p => p.Direction == PortDirection.Output).Select(p => p.Product).Distinct())),
        new("first seen", d => d.FirstSeenAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
    ];

    public static RouteGroupBuilder MapOffers(this RouteGroupBuilder api)
    {
        api.MapGet("/contracts", ContractsAsync).WithTags("Contracts").WithName("ListContracts").WithSummary("The contracts that the caller may see")
            .WithDescription("Filters: q (part of id or name), domain, status, product. as=csv answers all of them as CSV.").Produces<ListResponse<ContractListItem>>();
        api.MapGet("/datasets", DatasetsAsync).WithTags("Datasets").WithName("ListDatasets").WithSummary("The datasets that the caller may see")
            .WithDescription("Filters: q (part of name or namespace), namespace, product. as=csv answers all of them as CSV.").Produces<ListResponse<DatasetListItem>>();
        return api;
    }

    private static async Task<IResult> ContractsAsync(
        HttpRequest request, [AsParameters] PageQuery page, string? q, string? domain, string? status, string? product, IContractQueries contracts, IActorSource actors, CancellationToken ct)
    {
        var filter = new ContractFilter { Text = q, Domain = domain, Status = status, Product = product };
        var actor = await actors.CurrentAsync(ct);
        if (CsvResult.Wanted(request)) return new CsvResult<ContractRow>("contracts.csv", ContractColumns, contracts.AllAsync(filter, actor, ct));
        return Results.Ok((await contracts.ListAsync(filter, page.Request, actor, ct)).ToResponse(ContractListItem.From));
    }

    private static async Task<IResult> DatasetsAsync(
        HttpRequest request, [AsParameters] PageQuery page, string? q, string? @namespace, string? product, IDatasetQueries datasets, IActorSource actors, CancellationToken ct)
    {
        var filter = new DatasetFilter { Text = q, Namespace = @namespace, Product = product };
        var actor = await actors.CurrentAsync(ct);
        if (CsvResult.Wanted(request)) return new CsvResult<DatasetRow>("datasets.csv", DatasetColumns, datasets.AllAsync(filter, actor, ct));
        return Results.Ok((await datasets.ListAsync(filter, page.Request, actor, ct)).ToResponse(DatasetListItem.From));
    }
}
