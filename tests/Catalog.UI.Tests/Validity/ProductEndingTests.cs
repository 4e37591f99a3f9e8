using Bunit;
using Catalog.Core.DataProducts;
using Catalog.Core.Datasets;
using Catalog.Core.Discovery;
using Catalog.Core.Domains;
using Catalog.Core.Validity;
using Catalog.TestKit.Builders;
using Catalog.UI.Datasets;
using Catalog.UI.Discovery;
using Catalog.UI.Validity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.UI.Tests.Validity;

/// <summary>A deprecated product says until when and what to use instead, wherever it appears.</summary>
public sealed class ProductEndingTests : CatalogUiContext
{
    private static readonly DataProductKey Old = new("sales", "old");

    public ProductEndingTests()
    {
        IReadOnlyList<KnownValidity> products =
        [
            Known("old", Lifecycle.Deprecated) with { EndDate = new DateOnly(2030, 3, 1), Replacement = "sales/new" },
            Known("gone", Lifecycle.Deprecated) with { EndDate = new DateOnly(2030, 3, 1), Replacement = "sales/secret" },
            Known("new", Lifecycle.Active),
            Known("secret", Lifecycle.Active, Visibility.Hidden),
        ];
        Services.AddSingleton(new ValidityMesh(Answering.Port<IMeshValidityQueries>((nameof(IMeshValidityQueries.ProductsAsync), _ => Task.FromResult(products))), [], Clock));
        SignIn(A.Analyst());
    }

    [Theory]
    [InlineData("old", "deprecated, ends 1 Mar", "sales/new")]
    [InlineData("gone", "deprecated, ends 1 Mar", null)]
    [InlineData("new", null, null)]
    public async Task It_carries_the_end_and_the_replacement_that_the_reader_may_see(string name, string? says, string? instead)
    {
        await Services.GetRequiredService<ValidityMesh>().EnsureAsync(Xunit.TestContext.Current.CancellationToken);

        var shown = Render<ProductEnding>(p => p.Add(e => e.Product, new DataProductKey("sales", name)));

        if (says is null) Assert.Equal("", shown.Markup.Trim());
        else Assert.Contains(says, shown.Markup, StringComparison.Ordinal);
        Assert.Equal(instead is null ? [] : [$"/products/{instead}"], shown.FindAll("a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task A_hit_carries_them_also_where_it_only_belongs_to_the_product()
    {
        await Services.GetRequiredService<ValidityMesh>().EnsureAsync(Xunit.TestContext.Current.CancellationToken);
        var product = new SearchHit { Type = SearchType.Product, Key = Old.ToString(), Name = Old.ToString(), Title = "Old", Lifecycle = Lifecycle.Deprecated };
        var port = new SearchHit { Type = SearchType.Port, Key = "sales/old/lake", Parent = Old.ToString(), Name = "lake", Title = "lake" };

        foreach (var hit in new[] { product, port })
        {
            var card = Render<HitCard>(p => p.Add(c => c.Hit, hit).Add(c => c.Product, Old).Add(c => c.PreviewHref, "/search"));
            Assert.Contains("ends 1 Mar", card.Markup, StringComparison.Ordinal);
            Assert.Contains(card.FindAll("a"), a => a.GetAttribute("href") == "/products/sales/new");
        }
    }

    [Fact]
    public async Task A_port_in_front_of_a_dataset_carries_it()
    {
        await Services.GetRequiredService<ValidityMesh>().EnsureAsync(Xunit.TestContext.Current.CancellationToken);

        var lines = Render<PortLines>(p => p.Add(l => l.Ports, [new DatasetPort(Old, "Old", null, PortDirection.Output, "sql", "1", null)]));

        Assert.Contains("deprecated, ends 1 Mar", lines.Markup, StringComparison.Ordinal);
    }

    private static KnownValidity Known(string name, Lifecycle lifecycle, Visibility visibility = Visibility.Open) =>
        new(new ProductFacts(DataProductId.From(Guid.CreateVersion7(DateTimeOffset.UnixEpoch)), DomainId.From(Guid.Empty), null, visibility, lifecycle), $"sales/{name}", name, DateTimeOffset.UnixEpoch, true);
}
