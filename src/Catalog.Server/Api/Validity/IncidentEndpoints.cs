using System.Globalization;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Server.Api.Csv;

namespace Catalog.Server.Api.Validity;

internal static class IncidentEndpoints
{
    private static readonly CsvColumn<IncidentRow>[] Columns =
    [
        new("product", i => i.ProductKey), new("since", i => CsvRows.Text(i.Since)), new("detected", i => CsvRows.Text(i.DetectedAt)), new("closed", i => CsvRows.Text(i.ClosedAt)), new("end", i => i.End?.ToString().ToLowerInvariant()),
        new("minutes to detect", i => Minutes(i.ToDetect)), new("minutes to recover", i => Minutes(i.ToRecover)), new("owner", i => i.Owner ?? i.Team), new("why", Why),
    ];

    public static RouteGroupBuilder MapIncidents(this RouteGroupBuilder api)
    {
        api.MapGet("/incidents", ListAsync).WithTags("Validity").WithName("ListIncidents").WithSummary("Each time a product was INVALID, newest first").WithDescription("state is open (the default), closed or all; as=csv answers all of them as CSV.")
            .Produces<ListResponse<IncidentResponse>>().ProducesProblem(422);
        return api;
    }

    private static async Task<IResult> ListAsync(HttpRequest http, string? state, string? domain, string? product, [AsParameters] PageQuery page, IIncidentQueries incidents, IActorSource actors, CancellationToken ct)
    {
        if (state is not (null or "" or "open" or "closed" or "all")) return new Refusal.Invalid("state", "Use open, closed or all.").ToProblem();
        DataProductKey? about = null;
        if (!string.IsNullOrEmpty(product))
        {
            if (!DataProductKey.TryParse(product, out var key)) return new Refusal.Invalid("product", "A product's key, as in sales/orders.").ToProblem();
            about = key;
        }
        var actor = await actors.CurrentAsync(ct);
        var filter = new IncidentFilter(state switch { "all" => null, "closed" => false, _ => true }, about, string.IsNullOrEmpty(domain) ? null : domain);
        if (CsvResult.Wanted(http)) return new CsvResult<IncidentRow>("incidents.csv", Columns, CsvRows.AllAsync((part, stop) => incidents.ListAsync(actor, filter, part, stop), ct));
        return Results.Ok((await incidents.ListAsync(actor, filter, page.Request, ct)).ToResponse(IncidentResponse.From));
    }

    private static string? Minutes(TimeSpan? span) => span?.TotalMinutes.ToString("0", CultureInfo.InvariantCulture);

    internal static string? Why(IncidentRow incident) => incident.Reasons is [var first, ..]
        ? incident.Masked ? ReasonSentence.Masked(first) : ReasonSentence.Full(first, CultureInfo.InvariantCulture, GateEndpoints.Instant)
        : null;
}

/// <summary>An incident. <c>detected</c> is absent when it began before the product was registered.</summary>
public sealed record IncidentResponse(Guid Id, string Product, DateTimeOffset Since, DateTimeOffset? Detected, DateTimeOffset? Closed, string? End, string? Owner, string? Team, string? Why)
{
    internal static IncidentResponse From(IncidentRow i) => new(i.Id.Value, i.ProductKey, i.Since, i.DetectedAt, i.ClosedAt, i.End?.ToString().ToLowerInvariant(), i.Owner, i.Team, IncidentEndpoints.Why(i));
}
