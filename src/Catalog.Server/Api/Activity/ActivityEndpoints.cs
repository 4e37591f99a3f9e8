using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Server.Api.Activity;

/// <summary>A line of the trail. <c>changes</c> is empty and <c>masked</c> true where the product's details are not open to the caller.</summary>
public sealed record ActivityResponse(
    Guid Id, DateTimeOffset At, Guid? PersonId, string Actor, ActivityVia Via, string SubjectKind, Guid SubjectId, string SubjectKey, string? Product, string Verb, string Sentence,
    IReadOnlyList<FieldChange> Changes, bool Masked)
{
    internal static ActivityResponse From(ActivityRow row) => new(
        row.Id.Value, row.At, row.PersonId?.Value, row.ActorName, row.Via, row.SubjectKind, row.SubjectId, row.SubjectKey, row.ProductKey, row.Verb, row.Sentence, row.Changes, row.Masked);
}

internal static class ActivityEndpoints
{
    public static RouteGroupBuilder MapActivity(this RouteGroupBuilder api)
    {
        api.MapGet("/activity", ListAsync).WithTags("Activity").WithName("ListActivity").WithSummary("Who did what, when, from where; newest first").Produces<ListResponse<ActivityResponse>>().ProducesProblem(404);
        api.MapGet("/activity.csv", CsvAsync).WithTags("Activity").WithName("ExportActivity").WithSummary("The same as CSV, whole").Produces<string>(contentType: "text/csv").ProducesProblem(404);
        return api;
    }

    private static async Task<IResult> ListAsync([AsParameters] ActivityQuery query, [AsParameters] PageQuery page, IActivityQueries activity, IAccessQueries products, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        return await query.FilterAsync(products, actor, ct) is { } filter
            ? Results.Ok((await activity.ListAsync(actor, filter, page.Request, ct)).ToResponse(ActivityResponse.From))
            : new Refusal.NotFound($"There is no product {query.Product}.").ToProblem();
    }

    private static async Task<IResult> CsvAsync([AsParameters] ActivityQuery query, IActivityQueries activity, IAccessQueries products, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (await query.FilterAsync(products, actor, ct) is not { } filter) return new Refusal.NotFound($"There is no product {query.Product}.").ToProblem();
        return Results.Stream(output => WriteAsync(activity.StreamAsync(actor, filter, ct), output, ct), "text/csv; charset=utf-8", "activity.csv");
    }

    private static async Task WriteAsync(IAsyncEnumerable<ActivityRow> rows, Stream output, CancellationToken ct)
    {
        await using var writer = new StreamWriter(output, new System.Text.UTF8Encoding(true), leaveOpen: true);
        await writer.WriteLineAsync("at,actor,via,product,subject,key,verb,sentence,changes".AsMemory(), ct);
        await foreach (var row in rows.WithCancellation(ct))
        {
            var changes = row.Masked ? "not open to you" : string.Join("; ", row.Changes.Select(c => $"{c.Field}: {c.Old ?? "nothing"} -> {c.New ?? "nothing"}"));
            string?[] cells = [row.At.ToString("O", System.Globalization.CultureInfo.InvariantCulture), row.ActorName, row.Via.ToString(), row.ProductKey, row.SubjectKind, row.SubjectKey, row.Verb, row.Sentence, changes];
            await writer.WriteLineAsync(string.Join(',', cells.Select(Cell)).AsMemory(), ct);
        }
    }

    // A cell that a spreadsheet would run as a formula is shown as text.
    private static string Cell(string? text)
    {
        var value = text ?? "";
        if (value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r') value = "'" + value;
        return value.AsSpan().IndexOfAny("\",\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

/// <summary>Which lines of the trail; all that is given must hold. <c>to</c> is exclusive.</summary>
internal readonly record struct ActivityQuery(string? Product, string? Kind, Guid? Subject, Guid? Person, ActivityVia? Via, string? Verb, DateTimeOffset? From, DateTimeOffset? To)
{
    public async Task<ActivityFilter?> FilterAsync(IAccessQueries products, Actor actor, CancellationToken ct)
    {
        DataProductId? product = null;
        if (Product is not null)
        {
            if (!DataProductKey.TryParse(Product, out var key) || await products.OfferAsync(actor, key, ct) is not { } found) return null;
            product = found.ProductId;
        }
        return new ActivityFilter(product, Kind, Subject, Person is { } person ? PersonId.From(person) : null, null, Via, Verb, From, To);
    }
}
