using Catalog.Core.DataProducts;
using Catalog.Core.Glossary;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Tags;

/// <summary>A tag with the first of its products.</summary>
public sealed record TagState(TagReading Tag, IReadOnlyList<ProductRow> Products);

public sealed partial class TagPage
{
    private const int Rows = 25;

    private readonly OutcomePresenter _answer = new();
    private bool _describing;
    private bool _renaming;
    private string? _description;
    private string? _to;

    [Inject] public required ITagQueries Tags { get; init; }
    [Inject] public required IDataProductQueries Products { get; init; }
    [Inject] public required DescribeTag Describe { get; init; }
    [Inject] public required RenameTag Rename { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [Parameter] public required string Word { get; set; }

    protected override async Task<TagState?> ReadAsync(CancellationToken ct)
    {
        if (await Tags.FindAsync(Word.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase), Actor, ct) is not { } tag) return null;
        var products = await Products.ListAsync(new ProductFilter { Tags = [tag.Row.Tag] }, ProductSort.Default, new PageRequest(null, Rows), Actor, ct);
        return new TagState(tag, products.Items);
    }

    protected override void Take(TagState data)
    {
        (_description, _to) = (data.Tag.Row.Description, data.Tag.Row.Tag);
        (_describing, _renaming) = (false, false);
        _answer.Clear();
    }

    private async Task DescribeAsync()
    {
        if (Data is not { } shown) return;
        await RunAsync(async ct => _answer.Take(await Describe.ExecuteAsync(new TagWords(shown.Tag.Row.Tag, _description, shown.Tag.Version), Actor, ct), out _));
        if (Failure is null && _answer.Refusal is null) await ReloadAsync();
    }

    private async Task RenameAsync()
    {
        if (Data is not { } shown) return;
        var changed = 0;
        await RunAsync(async ct => _answer.Take(await Rename.ExecuteAsync(new TagRename(shown.Tag.Row.Tag, _to ?? ""), Actor, ct), out changed));
        if (Failure is not null || _answer.Refusal is not null) return;
        Toasts.Show(changed == 1 ? "1 product renamed its tag" : $"{changed:N0} products renamed their tag");
        Navigation.NavigateTo(CatalogUrls.Tag(_to!.Trim()));
    }
}
