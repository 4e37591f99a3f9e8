using Catalog.Core.Shared;
using CsCheck;
using Xunit;

namespace Catalog.Core.Tests.Shared;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Order Management", "order-management")]
    [InlineData("  Größe & Maß  ", "gro-e-ma")]
    [InlineData("Café_Ventes.2024", "cafe-ventes-2024")]
    [InlineData("注文", "")]
    [InlineData(null, "")]
    public void A_slug_is_made_from_a_name(string? name, string slug) => Assert.Equal(slug, Slug.From(name));

    [Fact]
    public void A_slug_is_valid_or_empty_and_its_own_slug() =>
        Gen.String.Sample(name => Slug.From(name) is var slug && (slug.Length == 0 || (Slug.IsValid(slug) && Slug.From(slug) == slug)));

    [Fact]
    public void A_taken_slug_gets_the_next_number() => Assert.Equal("orders-3", Slug.Unique("orders", s => s is "orders" or "orders-2"));
}
