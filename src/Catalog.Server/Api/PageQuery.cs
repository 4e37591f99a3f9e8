using Catalog.Core.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Catalog.Server.Api;

/// <summary>The page of a list that the address asks for: <c>?after=&amp;limit=</c>.</summary>
/// <param name="After">The mark that the page before gave as <c>next</c>.</param>
/// <param name="Limit">Rows, 1 to 200; 50 when absent.</param>
internal readonly record struct PageQuery([property: FromQuery(Name = "after")] string? After, [property: FromQuery(Name = "limit")] int? Limit)
{
    public PageRequest Request => new(After, Limit ?? 50);
}

/// <summary>A page of a list; <c>next</c> is absent on the last one.</summary>
public sealed record ListResponse<T>(IReadOnlyList<T> Items, string? Next);

internal static class ListResponses
{
    public static ListResponse<TOut> ToResponse<TIn, TOut>(this Page<TIn> page, Func<TIn, TOut> map) => new([.. page.Items.Select(map)], page.Next);
}
