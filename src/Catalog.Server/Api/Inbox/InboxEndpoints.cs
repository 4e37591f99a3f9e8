using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Server.Api.Csv;

namespace Catalog.Server.Api.Inbox;

/// <summary>An entry of one's own inbox.</summary>
/// <param name="CauseId">What it is about: for <c>access-request</c> the request's id.</param>
public sealed record InboxResponse(Guid Id, string Kind, Guid CauseId, bool IsTask, string Sentence, string? Detail, string? Link, string? Product, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt, DateTimeOffset? DoneAt)
{
    internal static InboxResponse From(InboxRow row) => new(row.Id.Value, row.Kind, row.CauseId, row.IsTask, row.Sentence, row.Detail, row.Link, row.ProductKey, row.CreatedAt, row.ReadAt, row.DoneAt);
}

/// <summary>Which entries to mark, and how; no ids and <c>read</c> marks all.</summary>
public sealed record MarkBody(InboxMark Mark, IReadOnlyList<Guid>? Items = null);

/// <summary>How many entries changed.</summary>
public sealed record MarkedResponse(int Changed);

internal static class InboxEndpoints
{
    private static readonly CsvColumn<InboxRow>[] Columns =
    [
        new("at", i => CsvRows.Text(i.CreatedAt)), new("kind", i => i.Kind), new("task", i => i.IsTask ? "yes" : "no"), new("sentence", i => i.Sentence), new("detail", i => i.Detail), new("product", i => i.ProductKey),
        new("read", i => CsvRows.Text(i.ReadAt)), new("done", i => CsvRows.Text(i.DoneAt)),
    ];

    public static RouteGroupBuilder MapInbox(this RouteGroupBuilder api)
    {
        var inbox = api.MapGroup("/inbox").WithTags("Inbox");
        inbox.MapGet("", ListAsync).WithName("ListInbox").WithSummary("What waits for the caller, what they were told, or what is done").WithDescription("as=csv answers all of them as CSV.").Produces<ListResponse<InboxResponse>>();
        inbox.MapPost("/marks", MarkAsync).WithName("MarkInbox").WithSummary("Mark entries as read or done").Produces<MarkedResponse>().ProducesProblem(403);
        return api;
    }

    private static async Task<IResult> ListAsync(HttpRequest request, InboxShelf? shelf, string? kind, [AsParameters] PageQuery page, IInboxQueries inbox, IActorSource actors, CancellationToken ct)
    {
        var (actor, filter) = (await actors.CurrentAsync(ct), new InboxFilter(shelf ?? InboxShelf.ToDecide, kind));
        if (CsvResult.Wanted(request)) return new CsvResult<InboxRow>("inbox.csv", Columns, CsvRows.AllAsync((part, stop) => inbox.ListAsync(actor, filter, part, stop), ct));
        return Results.Ok((await inbox.ListAsync(actor, filter, page.Request, ct)).ToResponse(InboxResponse.From));
    }

    private static async Task<IResult> MarkAsync(MarkBody body, MarkInbox mark, IActorSource actors, CancellationToken ct) =>
        (await mark.ExecuteAsync(new MarkInboxCommand([.. (body.Items ?? []).Select(InboxItemId.From)], body.Mark), await actors.CurrentAsync(ct), ct)).ToOk(n => new MarkedResponse(n));
}
