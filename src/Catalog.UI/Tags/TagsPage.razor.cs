using Catalog.Core.Glossary;
using Catalog.Core.Shared;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Tags;

/// <summary>A page of tags.</summary>
public sealed record TagList(Page<TagRow> Page);

public sealed partial class TagsPage
{
    [Inject] public required ITagQueries Tags { get; init; }
    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }

    protected override async Task<TagList?> ReadAsync(CancellationToken ct) => new(await Tags.ListAsync(Text, new PageRequest(After, 60), Actor, ct));
}
