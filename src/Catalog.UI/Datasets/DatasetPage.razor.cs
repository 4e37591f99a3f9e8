using Catalog.Core.DataProducts;
using Catalog.Core.Datasets;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Datasets;

public sealed partial class DatasetPage
{
    [Inject] public required IDatasetQueries Datasets { get; init; }
    [SupplyParameterFromQuery(Name = "ns")] public string? Space { get; set; }
    [SupplyParameterFromQuery(Name = "name")] public string? Name { get; set; }

    // The fields of a wide table outgrow what a circuit takes over; they are read again instead.
    protected override bool Carries(DatasetReading data) => data.Schema is null;

    protected override async Task<DatasetReading?> ReadAsync(CancellationToken ct) =>
        Space is null || Name is null ? null : await Datasets.FindAsync(new DatasetReference(Space, Name), Actor, ct);
}
