using Catalog.Benchmarks.Portal;
using Catalog.Search.Index;

namespace Catalog.Benchmarks.Discovery;

/// <summary>The figures of <c>infra/bench.sh search</c>, over a generated corpus.</summary>
/// <param name="kept">Holds the corpus and the indexes, which are made where they are missing; <c>null</c> for a place of its own.</param>
/// <param name="only">What is measured; empty for everything.</param>
internal sealed class SearchBench(string? kept, IReadOnlyCollection<string> only)
{
    /// <summary>What can be measured by itself.</summary>
    public static readonly string[] Parts = ["rebuild", "calls", "edit", "http", "suggest"];

    private int missed;

    /// <summary>Prints a line for each figure; answers 1 when one misses its target.</summary>
    public async Task<int> RunAsync(int documents, int seed)
    {
        var folder = kept ?? Directory.CreateTempSubdirectory("catalog-bench-").FullName;
        try
        {
            Directory.CreateDirectory(folder);
            var corpus = Path.Combine(folder, FormattableString.Invariant($"corpus-{documents}.jsonl"));
            if (!File.Exists(corpus)) CorpusGenerator.Write(corpus, documents, seed);
            if (Asked("rebuild")) await new Rebuilds(corpus, documents, Print).MeasureAsync();
            if (Parts.Any(part => part != "rebuild" && Asked(part))) await OpenAsync(folder, corpus, documents);
            return missed == 0 ? 0 : 1;
        }
        finally
        {
            if (kept is null) Directory.Delete(folder, recursive: true);
        }
    }

    private async Task OpenAsync(string folder, string corpus, int documents)
    {
        await using var engine = new Engine(Path.Combine(folder, FormattableString.Invariant($"index-{documents}")), () => JsonlDocument.Read(corpus).Select(d => d.Prepared()));
        await engine.OpenAsync();
        if (Asked("calls"))
        {
            var maker = new DocumentMaker(null);
            using var oneField = new OneFieldIndex(Path.Combine(folder, FormattableString.Invariant($"one-field-{documents}")), JsonlDocument.Read(corpus),
                d => maker.Make(d.Prepared()).Fields.Where(f => f.Name is IndexFields.Shown or IndexFields.Body || f.Name.StartsWith(IndexFields.Facet(""), StringComparison.Ordinal)));
            await new Calls(engine, oneField, documents, Print).MeasureAsync();
        }
        if (Asked("edit")) await new EditToHit(engine, corpus, documents, Print).MeasureAsync();
        if (Asked("http") || Asked("suggest"))
        {
            await using var portal = await SearchPortal.StartAsync(engine.Search);
            if (Asked("http")) await new OverHttp(engine, portal, documents, Print).MeasureAsync();
            if (Asked("suggest")) await new KeyToPaint(portal, documents, Print).MeasureAsync();
        }
    }

    private bool Asked(string part) => only.Count == 0 || only.Contains(part);

    private void Print(Figure figure)
    {
        Console.WriteLine(figure);
        if (!figure.Holds) missed++;
    }
}
