using System.Text.Json;
using Catalog.Core.Lineage;
using Xunit;

namespace Catalog.Core.Tests.Lineage;

/// <summary>Facets by their key, however many came and however they were stored.</summary>
public sealed class FacetMapTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(200)]
    public void In_whatever_order_they_come_they_are_sorted_and_of_one_key_the_last_counts(int count)
    {
        var random = new Random(count);
        for (var round = 0; round < 50; round++)
        {
            var came = Enumerable.Range(0, count).Select(i => KeyValuePair.Create($"k{random.Next(1 + (count / 2))}", new Facet(Noon, $"{i}"))).ToArray();

            var facets = FacetMap.Of(came);

            Assert.Equal(came.GroupBy(f => f.Key).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => KeyValuePair.Create(g.Key, g.Last().Value)), facets.All);
        }
    }

    [Fact]
    public void Stored_and_read_again_they_are_the_same_to_the_letter()
    {
        var facets = FacetMap.Of(
        [
            new("spaced", new Facet(Noon, """{ "b" : 1.50, "a": [true , null, "\u0022q\u0022 \\ é 😀"] }""")), new("text", new Facet(Noon.AddTicks(1), "\"just a text\"")), new("number", new Facet(Noon, "12")), new("null", new Facet(Noon, "null")),
            new("deleted", new Facet(Noon, null)), new("key \"quoted\"", new Facet(Noon, "{}")),
        ]);

        Assert.Equal(facets, JsonSerializer.Deserialize<FacetMap>(JsonSerializer.Serialize(facets)));
    }

    [Fact]
    public void What_an_earlier_release_stored_is_read()
    {
        const string Stored = """{"a":{"at":"2026-01-01T12:00:00+00:00","json":"{\u0022x\u0022:1}"},"b":{"at":"2026-01-01T12:00:00+00:00","json":null}}""";

        var read = JsonSerializer.Deserialize<FacetMap>(Stored);

        Assert.Equal(FacetMap.Of([new("a", new Facet(Noon, """{"x":1}""")), new("b", new Facet(Noon, null))]), read);
    }
}
