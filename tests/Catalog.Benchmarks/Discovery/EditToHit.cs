using System.Diagnostics;
using Catalog.Benchmarks.Portal;
using Catalog.Core.Discovery;
using Catalog.Core.People;

namespace Catalog.Benchmarks.Discovery;

/// <summary>From the event of an edit until a search finds what it says, without the database.</summary>
internal sealed class EditToHit(Engine engine, string corpus, int documents, Action<Figure> print)
{
    private const int Edits = 80;

    /// <summary>Between edits, so that commits and merges fall into the time that is measured.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private const double Longest = 100;

    public async Task MeasureAsync()
    {
        var took = new Samples();
        foreach (var document in JsonlDocument.Read(corpus).Take(Edits).Select(d => d.Prepared()))
        {
            await Task.Delay(Pause);
            var word = $"edited{Random.Shared.GetString("abcdefghijklmnopqrstuvwxyz", 12)}";
            engine.Edit(document with { Title = $"{document.Title} {word}" });
            var began = Stopwatch.GetTimestamp();
            while (!(await engine.Search.FindAsync(new SearchQuery { Text = word + " ", WithFacets = false }, Actor.System, CancellationToken.None)).Hits.Any(h => h.Key == document.Key)) await Task.Delay(1);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        Console.WriteLine(FormattableString.Invariant($"# edit to hit over {documents:N0}: p50 {took.P50:0} ms, p95 {took.P95:0} ms; the first {took.First:0} ms"));
        print(new Figure($"search-edit-p95-{documents}", took.P95, "ms", Longest));
    }
}
