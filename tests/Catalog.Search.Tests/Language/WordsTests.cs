using Catalog.Search.Language;
using Xunit;

namespace Catalog.Search.Tests.Language;

public sealed class WordsTests
{
    private readonly MeshAnalyzer analyzer = new();

    [Theory]
    [InlineData("customer_orders", "customerorders custom order")]
    [InlineData("CustomerOrders", "customerorders custom order")]
    [InlineData("sales/customer-orders.v2", "salescustomerordersv2 sale custom order v 2")]
    [InlineData("XMLFile2Go", "xmlfile2go xml file 2 go")]
    [InlineData("the team's orders", "the team order")]
    [InlineData("Café Übersicht", "cafe ubersicht")]
    [InlineData("Cafe\u0301", "cafe")]
    [InlineData("顧客注文", "顧客 客注 注文")]
    [InlineData("заказы клиентов", "заказы клиентов")]
    [InlineData("e-mail", "email e mail")]
    [InlineData("...", "")]
    [InlineData("📦 box", "📦 box")]
    public void Texts_are_cut_into_words(string text, string words) =>
        Assert.Equal(words, string.Join(' ', Words.Of(analyzer, text).Select(w => w.Term)));

    [Fact]
    public void Words_know_where_they_stood()
    {
        var text = "All customer_orders of Café";
        Assert.Equal(["All", "customer_orders", "customer", "orders", "of", "Café"], Words.Of(analyzer, text).Select(w => text[w.Start..w.End]));
    }

    [Theory]
    [InlineData("Customer Orders", "customerorders")]
    [InlineData("customer_orders", "customerorders")]
    [InlineData("Ünïcode-Näme", "unicodename")]
    public void Names_are_the_same_however_their_joints_are_written(string name, string squeezed) => Assert.Equal(squeezed, Words.Squeezed(name));
}
