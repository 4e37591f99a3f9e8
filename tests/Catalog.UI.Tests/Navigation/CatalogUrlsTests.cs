using Catalog.Core.DataProducts;
using Catalog.UI.Navigation;
using Xunit;

namespace Catalog.UI.Tests.Navigation;

public sealed class CatalogUrlsTests
{
    [Fact]
    public void A_tag_with_a_slash_stays_one_segment() => Assert.Equal("/tags/a%2Fb%20c", CatalogUrls.Tag("a/b c"));

    [Fact]
    public void Empty_query_values_are_left_out() => Assert.Equal("/products?q=a%26b&page=2", CatalogUrls.With("/products", ("q", "a&b"), ("tag", ""), ("team", null), ("page", "2")));

    [Fact]
    public void A_tab_lies_below_its_product() => Assert.Equal("/products/sales/orders/ports", CatalogUrls.Product(new DataProductKey("sales", "orders"), "ports"));

    [Theory]
    [InlineData("/products/sales/orders", true)]
    [InlineData("/products", true)]
    [InlineData("/products-old", false)]
    [InlineData("/", false)]
    public void A_place_is_current_on_the_pages_below_it(string path, bool current) => Assert.Equal(current, NavigationEntries.Products.IsCurrent(path));

    [Fact]
    public void Home_is_current_only_at_home() => Assert.False(NavigationEntries.Home.IsCurrent("/products"));
}
