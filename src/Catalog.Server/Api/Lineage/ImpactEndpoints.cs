using System.Globalization;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.Lineage.Impact;
using Catalog.Core.Lineage.View;
using Catalog.Core.People;
using Catalog.Server.Api.Csv;

namespace Catalog.Server.Api.Lineage;

/// <summary>Something that is reached; <c>path</c> are the names on the way to it, from the source on.</summary>
public sealed record ImpactItem(int Depth, string Kind, string? NodeId, string? Namespace, string Name, string? Product, string? Domain, string? Team, bool Restricted, IReadOnlyList<string> Path)
{
    internal static ImpactItem From(ImpactRow row) => new(
        row.Depth, KindOf(row.Kind), row.NodeId, row.Namespace, row.Name, row.Product?.Key, row.Domain?.Key, row.Team?.Key, row.Restricted, row.Path);

    internal static string KindOf(RowKind kind) => kind switch { RowKind.Job => "job", RowKind.Masked => "masked", _ => "dataset" };
}

/// <summary>How much of it one team owns; without a team, what nobody owns.</summary>
public sealed record ImpactOwnerItem(string? Team, int Products, int Datasets, int Jobs);

/// <summary>A page of what is reached, with totals and owners over all of it.</summary>
public sealed record ImpactResponse(string NodeId, string? Column, LineageImpactTotals Totals, IReadOnlyList<ImpactOwnerItem> Owners, IReadOnlyList<ImpactItem> Items, string? Next);

/// <summary>Which part of it, and in which order.</summary>
internal readonly record struct ImpactQuery(string? Team, string? Product, int? Depth, string? Sort)
{
    public ImpactFilter Filter => new(Team, Product, Depth, Sort);
}

/// <summary>What is about to change, and the words for those who build on it.</summary>
public sealed record TellOwnersBody
{
    public string? Node { get; init; }
    public string? Column { get; init; }
    public string? Words { get; init; }
}

/// <summary>Everything downstream, and telling its owners.</summary>
internal static class ImpactEndpoints
{
    private static readonly CsvColumn<ImpactRow>[] Columns =
    [
        new("depth", r => r.Depth.ToString(CultureInfo.InvariantCulture)), new("kind", r => ImpactItem.KindOf(r.Kind)), new("namespace", r => r.Namespace), new("name", r => r.Name),
        new("product", r => r.Product?.Key), new("domain", r => r.Domain?.Key), new("owner", r => r.Team?.Name), new("path", r => string.Join(" > ", r.Path)),
    ];

    public static RouteGroupBuilder MapImpact(this RouteGroupBuilder api)
    {
        var impact = api.MapGroup("/lineage/impact").WithTags("Lineage");
        impact.MapGet("", ListAsync).WithName("ListImpact").WithSummary("Everything downstream of a node or one of its columns, the nearest first")
            .WithDescription("node is a node id; column one of its columns. team, product and depth narrow it to what that team owns, what belongs to that product, what is at most so many steps away. sort is depth, name, product or owner, with - before it the other way round. as=csv answers all of that as CSV.").Produces<ImpactResponse>().ProducesProblem(404).ProducesProblem(422);
        impact.MapPost("/tell", TellAsync).WithName("TellOwners").WithSummary("Tells the owners of everything downstream, once each").Produces<OwnersTold>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(422);
        return api;
    }

    private static async Task<IResult> ListAsync(
        HttpRequest request, [AsParameters] PageQuery page, string? node, string? column, [AsParameters] ImpactQuery query, ILineageMoments moments, IActorSource actors, TimeProvider clock, CancellationToken ct)
    {
        var outcome = ImpactList.Of(await moments.CurrentAsync(ct), await actors.CurrentAsync(ct), clock.GetUtcNow(), node ?? "", column);
        if (!outcome.IsOk) return outcome.Refusal.ToProblem();
        var impact = outcome.Value;
        if (query.Filter.Wrong is { } wrong) return wrong.ToProblem();
        var rows = query.Filter.Of(impact);
        if (CsvResult.Wanted(request)) return new CsvResult<ImpactRow>("impact.csv", Columns, rows.ToAsyncEnumerable());
        var skip = int.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var shown) ? shown : 0;
        var take = page.Request.Take;
        return Results.Ok(new ImpactResponse(
            impact.NodeId, impact.Column, impact.Totals, [.. impact.Owners.Select(o => new ImpactOwnerItem(o.Team?.Key, o.Products, o.Datasets, o.Jobs))],
            [.. rows.Skip(skip).Take(take).Select(ImpactItem.From)], rows.Count - skip > take ? (skip + take).ToString(CultureInfo.InvariantCulture) : null));
    }

    private static async Task<IResult> TellAsync(TellOwnersBody body, TellOwners tell, IActorSource actors, CancellationToken ct) =>
        (await tell.ExecuteAsync(new TellOwnersCommand(body.Node ?? "", string.IsNullOrEmpty(body.Column) ? null : body.Column, body.Words ?? ""), await actors.ViaApiAsync(ct), ct)).ToOk(told => told);
}
