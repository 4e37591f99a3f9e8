using System.Diagnostics;
using Catalog.Core.Discovery;
using Catalog.Core.People;
using Catalog.Search.Tests.Index;
using Catalog.TestKit.Builders;
using Xunit;

namespace Catalog.Search.Tests.Results;

/// <summary>Whatever somebody pastes into the box costs about as much as an ordinary question, in time and in memory.</summary>
public sealed class HostileQueryTests(HostileQueryTests.Mesh mesh) : IClassFixture<HostileQueryTests.Mesh>
{
    private const int Products = 3_000;

    /// <summary>For the busiest machine; what is meant is that nothing takes minutes.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    private const long MostBytes = 64 << 20;

    public static TheoryData<string, string> Hostile => new()
    {
        { "ten thousand letters", new string('a', 10_000) },
        { "a million letters", new string('z', 1_000_000) },
        { "three thousand words", string.Join(' ', Enumerable.Range(0, 3_000).Select(n => $"word{n}")) },
        { "every letter", string.Join(' ', Enumerable.Range('a', 26).Select(c => (char)c)) },
        { "only wildcards", string.Concat(Enumerable.Repeat("* ? ", 2_500)) },
        { "one wildcard", "*" },
        { "wildcards around letters", "*e* *a* *o* ?i?" },
        { "unbalanced quotes", string.Concat(Enumerable.Repeat("\"ledger ", 1_250)) },
        { "a thousand phrases", string.Concat(Enumerable.Repeat("\"ledger of\" ", 1_000)) },
        { "a phrase of two thousand words", $"\"{string.Join(' ', Enumerable.Range(0, 2_000).Select(n => n % 2 == 0 ? "ledger" : "of"))}\"" },
        { "nothing but OR", string.Concat(Enumerable.Repeat("OR ", 3_000)) },
        { "ORs without end", string.Join(" OR ", Enumerable.Range(0, 1_500).Select(n => $"ledger{n}")) },
        { "everything left out", string.Concat(Enumerable.Repeat("-ledger ", 1_200)) },
        { "filters without end", string.Join(' ', Enumerable.Range(0, 1_000).Select(n => $"tag:t{n}")) },
        { "values without end", $"tag:{string.Join(',', Enumerable.Range(0, 3_000))}" },
        { "columns without end", string.Join(' ', Enumerable.Range(0, 1_000).Select(n => $"column:c{n}")) },
        { "typos everywhere", string.Join(' ', Enumerable.Range(0, 30).Select(n => $"legder{(char)('a' + n % 26)}")) },
        { "Lucene", """+title:ledger^1000 -(owner:* AND [* TO *]) {!func}sum(1,1) /(a+)+$/ ledger~2 "a b"~1000 \: *:*""" },
        { "a regular expression", "/(a|aa)+" + new string('a', 500) + "$/" },
        { "brackets", new string('(', 5_000) + new string(')', 5_000) },
        { "control characters", string.Concat(Enumerable.Range(0, 32).Select(n => (char)n)) + "\u007f\u0085\u2028\ufeff" },
        { "half a surrogate", "ledger\ud83d \ude00 \ud83d" },
        { "right to left", "\u202eregdel\u202c سجل العملاء מאגר" },
        { "emoji", string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦🏳️‍🌈", 1_000)) },
        { "accents without end", "e" + new string('\u0301', 9_000) },
        { "no spaces in Chinese", string.Concat(Enumerable.Repeat("客戶電子郵件", 1_500)) },
        { "names of paths", string.Concat(Enumerable.Repeat("a.b/c-d_eF1", 900)) },
        { "markup", "<script>alert(1)</script><img src=x onerror=alert(1)>'; DROP TABLE products; --" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_query_has_an_answer_in_bounded_time_and_memory(string what, string text)
    {
        Assert.NotEmpty(what);
        await CostsLittleAsync(() => mesh.Search.FindAsync(new SearchQuery { Text = text, Explain = true }, Actor.System, TestContext.Current.CancellationToken));
        await CostsLittleAsync(() => mesh.Search.SuggestAsync(text, Actor.System, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_filter_with_thousands_of_values_and_a_page_far_beyond_the_end_cost_little()
    {
        var filter = new SearchFilter { Values = SearchFacets.All.ToDictionary(f => f, _ => (IReadOnlyList<string>)[.. Enumerable.Range(0, 5_000).Select(n => $"v{n}")]) };
        await CostsLittleAsync(() => mesh.Search.FindAsync(new SearchQuery { Text = "ledger", Filter = filter }, Actor.System, TestContext.Current.CancellationToken));
        await CostsLittleAsync(() => mesh.Search.FindAsync(new SearchQuery { Text = "ledger", After = "999999999999999999999999", Limit = int.MaxValue }, Actor.System, TestContext.Current.CancellationToken));
        await CostsLittleAsync(() => mesh.Search.FindAsync(new SearchQuery { Text = "ledger", After = int.MaxValue.ToString(System.Globalization.CultureInfo.InvariantCulture), Limit = -1 }, Actor.System, TestContext.Current.CancellationToken));
    }

    private static async Task CostsLittleAsync(Func<Task> ask)
    {
        // The first one also compiles.
        await ask();
        var (bytes, began) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp());
        await ask();
        var (took, allocated) = (Stopwatch.GetElapsedTime(began), GC.GetTotalAllocatedBytes(precise: true) - bytes);
        TestContext.Current.TestOutputHelper?.WriteLine($"{took.TotalMilliseconds:0.0} ms, {allocated / 1024:N0} KB");
        Assert.True(took < Most, $"It took {took}.");
        Assert.True(allocated < MostBytes, $"It took {allocated:N0} bytes.");
    }

    /// <summary>Enough products, with enough different words, that a query which looks at all of them would be noticed.</summary>
    public sealed class Mesh : IAsyncLifetime
    {
        private SearchStore? store;

        public ISearch Search => store!.Node.Get<ISearch>();

        public async ValueTask InitializeAsync()
        {
            store = await SearchStore.OpenAsync(follow: false);
            Assert.True(store.Index.TryOwn());
            var sales = A.Domain("sales");
            await store.AddAsync([sales, .. Enumerable.Range(0, Products).Select(n => A.DataProduct($"sales/ledger-{Name(n)}", sales).Titled($"Ledger of {Name(n)} and {Name(n * 7)}").Build())]);
            await store.Index.RebuildAsync(null, CancellationToken.None);
        }

        public async ValueTask DisposeAsync()
        {
            if (store is not null) await store.DisposeAsync();
        }

        private static string Name(int n) => string.Concat(n.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(digit => "baceditofu"[digit - '0'])) + "x";
    }
}
