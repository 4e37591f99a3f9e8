using Catalog.Benchmarks.Discovery;
using Catalog.Core.Discovery;
using Catalog.Core.People;
using Xunit;

namespace Catalog.Search.Tests.Results;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("q", "Q")]
    [InlineData("qu", "Qu")]
    public async Task What_is_named_by_a_letter_or_two_comes_first_of_thousands_that_begin_with_them(string typed, string named)
    {
        var folder = Directory.CreateTempSubdirectory("catalog-suggestions-").FullName;
        try
        {
            var documents = Enumerable.Range(0, 10_000).Select(n => $"Quantity of {n}").Append(named)
                .Select(title => new SearchDocument { Type = SearchType.Dataset, Unit = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), Key = title, Name = title, Title = title }).ToList();
            await using var engine = new Engine(folder, () => documents);
            await engine.BuildAsync();

            var suggested = await engine.Search.SuggestAsync(typed, Actor.System, CancellationToken.None);

            Assert.Equal(named, suggested.Groups[0].Hits[0].Title);
            Assert.Equal(SearchSuggestions.PerType, suggested.Groups[0].Hits.Count);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
