using System.Text;
using System.Text.Json;
using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Imports.Records;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Imports;

/// <summary>
/// Writes everything down as files that an import takes back: products as ODPS, contracts as ODCS, documentation as
/// Markdown, lineage as the events that came in, validation results as Great Expectations wrote them, all else as records
/// of NDJSON. The same catalog gives the same bytes. What stays behind: the secrets of tokens, which nobody knows, the
/// reports of past imports, who sent an event and when, runs of which no event is kept any more, and how often gates were asked.
/// </summary>
public sealed class ExportCatalog(ICatalogWorkFactory works, IExportQueries queries, IDocumentWriter writer, IDocumentReader reader)
{
    private const int BatchSize = 200;
    private const string RecordsFile = "catalog.ndjson";

    /// <summary>Takes a file's path, with slashes, and its text.</summary>
    public delegate Task Write(string path, string text, CancellationToken ct);

    public sealed record Report(int Products, int Contracts, int Pages, int Records);

    public async Task<Outcome<Report>> ExecuteAsync(Write write, Actor actor, CancellationToken ct)
    {
        if (Authorisation.Decide(actor, MeshAction.RunImport) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        var records = new List<string>();
        await foreach (var record in queries.RecordsAsync(ct)) records.Add(Line(record));
        var products = await ProductsAsync(write, records, ct);
        var contracts = await ContractsAsync(write, records, ct);
        var pages = await PagesAsync(write, records, ct);
        await foreach (var record in queries.HistoryAsync(ct)) records.Add(Line(record));
        await foreach (var record in queries.RulesAsync(ct)) records.Add(Line(record));
        await write(RecordsFile, string.Concat(records.Select(r => r + "\n")), ct);
        var streamed = await StreamAsync("edges", queries.EdgesAsync(ct).Select(Line), write, ct)
            + await StreamAsync("lineage", queries.EventsAsync(ct).Select(Event), write, ct)
            + await StreamAsync("results", queries.ResultsAsync(ct).Select(Result), write, ct)
            + await StreamAsync("states", queries.StatesAsync(ct).Select(Line), write, ct)
            + await StreamAsync("trail", queries.TrailAsync(ct).Select(Line), write, ct);
        return new Report(products, contracts, pages, records.Count + streamed);
    }

    private async Task<int> ProductsAsync(Write write, List<string> records, CancellationToken ct)
    {
        var ids = await queries.ProductsAsync(ct);
        foreach (var batch in ids.Chunk(BatchSize))
        {
            await using var work = works.Open();
            var names = await work.MeshNamesAsync(ct);
            var sources = (await work.ProductSourcesAsync(batch, ct)).ToLookup(s => s.ProductId);
            foreach (var product in (await work.ProductsAsync(batch, ct)).OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                var sheet = ProductDocument.SheetOf(product, names);
                var all = sources[product.Id].OrderByDescending(s => s.ImportedAt).ThenBy(s => s.Source, StringComparer.Ordinal).ToList();
                var (text, file) = Document(ProductDocument.IdOf(product), product.Key, sheet, all.Count > 0 ? all[0] : null);
                await write(file, text, ct);
                // The key is made from the name, unless it was changed or taken.
                if (Slug.From(sheet.Title) != product.Name || product.Key.Split('/')[0] != (names.Domain(sheet.Domain ?? Domains.Domain.UnassignedKey)?.Key))
                    records.Add(Line(new ExportRecord("Product", [("id", ProductDocument.IdOf(product)), ("key", product.Key)])));
                if (Origins(product.Key, all, text, file) is { } origins) records.Add(Line(origins));
                if (product.Curated.Count > 0) records.Add(await CuratedAsync(product.Key, product.Curated, work, ct));
            }
        }
        return ids.Count;
    }

    /// <summary>What is shown, laid over the newest source; to its letter where nothing differs.</summary>
    private (string Text, string File) Document(string id, string key, ProductSheet sheet, ProductSource? newest)
    {
        var text = writer.WriteProduct(id, sheet, newest?.Text, DocumentFormat.Yaml);
        if (newest is not null && reader.Read(text, "product") is [SourceDocument.Product written] && newest.ContentHash.AsSpan().SequenceEqual(Convert.FromHexString(written.Source.ContentHash))) text = newest.Text;
        return (text, ProductFile(key, text));
    }

    private static string ProductFile(string key, string text) => $"products/{key}.odps.{Ending(text)}";

    /// <summary>Where the product came from, the files of an earlier export aside: those were copies.</summary>
    private static ExportRecord? Origins(string key, IReadOnlyList<ProductSource> sources, string text, string file)
    {
        var origins = sources.Where(s => !s.Source.Replace('\\', '/').EndsWith(ProductFile(key, s.Text), StringComparison.Ordinal)).OrderBy(s => s.Source, StringComparer.Ordinal).ToList();
        return origins.Count == 0 ? null : new ExportRecord("ProductSources",
        [
            ("product", key), ("file", file),
            ("sources", origins.ConvertAll(s => (IReadOnlyList<(string, object?)>)
                [("source", s.Source), ("text", s.Text == text ? null : s.Text), ("importedBy", s.ImportedBy), ("importedAt", s.ImportedAt.UtcDateTime)])),
        ]);
    }

    private static async Task<string> CuratedAsync(string key, IReadOnlyDictionary<string, CuratedLeaf> curated, ICatalogWork work, CancellationToken ct)
    {
        var leaves = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (path, leaf) in curated)
        {
            var by = leaf.By is { } id ? await work.PersonAsync(id, ct) : null;
            leaves[path] = Fields([("value", leaf.Value), ("by", by is null ? null : Fields([("issuer", by.Issuer), ("subject", by.Subject)])), ("byName", leaf.ByName), ("at", leaf.At.UtcDateTime)]);
        }
        return Line(new ExportRecord("CuratedProduct", [("product", key), ("leaves", leaves)]));
    }

    private async Task<int> ContractsAsync(Write write, List<string> records, CancellationToken ct)
    {
        var (count, taken) = (0, new HashSet<string>());
        await foreach (var contract in queries.ContractsAsync(ct))
        {
            records.Add(Line(new ExportRecord("ContractVersion",
            [
                ("contract", contract.ContractId), ("version", contract.Number), ("source", contract.Source), ("importedBy", contract.ImportedBy), ("importedAt", contract.ImportedAt.UtcDateTime),
                ("variant", contract.Variant ? contract.Text : null),
            ])));
            if (contract.Variant) continue;
            var id = Slug.From(contract.ContractId) is { Length: > 0 } slug ? slug : "contract";
            var version = new string([.. contract.Number.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '-')]);
            var name = Slug.Unique($"{id}.{version}", n => taken.Contains(n.ToLowerInvariant()));
            taken.Add(name.ToLowerInvariant());
            await write($"contracts/{name}.odcs.{Ending(contract.Text)}", contract.Text, ct);
            count++;
        }
        return count;
    }

    private async Task<int> PagesAsync(Write write, List<string> records, CancellationToken ct)
    {
        var pages = 0;
        await foreach (var page in queries.PagesAsync(ct))
        {
            if (page.Revisions.Count == 0) continue;
            var (older, newest) = (page.Revisions.SkipLast(1).ToList(), page.Revisions[^1]);
            var file = $"docs/{page.ProductKey}/{page.Slug}.md";
            await write(file, newest.Markdown, ct);
            records.Add(Line(new ExportRecord("DocumentationPage",
            [
                ("product", page.ProductKey), ("page", page.Slug), ("title", newest.Title), ("file", file), ("by", newest.By), ("byName", newest.ByName), ("at", newest.At.UtcDateTime),
                ("revisions", older.Count == 0 ? null : older.Select(r => (IReadOnlyList<(string, object?)>)
                    [("title", r.Title), ("markdown", r.Markdown), ("by", r.By), ("byName", r.ByName), ("at", r.At.UtcDateTime)]).ToList()),
            ])));
            pages++;
        }
        return pages;
    }

    /// <summary>What is long stands in files of its own, of which one at a time is held.</summary>
    private static async Task<int> StreamAsync(string folder, IAsyncEnumerable<string> entries, Write write, CancellationToken ct)
    {
        const int entriesPerFile = 20_000;
        const int charactersPerFile = 4_000_000;
        var (count, file, lines) = (0, 0, new StringBuilder());
        await foreach (var entry in entries)
        {
            lines.Append(entry).Append('\n');
            if (++count % entriesPerFile == 0 || lines.Length >= charactersPerFile) await FlushAsync();
        }
        if (lines.Length > 0) await FlushAsync();
        return count;

        async Task FlushAsync()
        {
            await write($"{folder}/{++file:D5}.ndjson", lines.ToString(), ct);
            lines.Clear();
        }
    }

    /// <summary>As the import will keep it.</summary>
    private string Event(string json) => reader.Read(json, "event.json") is [SourceDocument.LineageEvent written] ? written.Json : OneLine(json);

    /// <summary>What is known of a result, and below it its text as Great Expectations wrote it.</summary>
    private string Result(ExportResult result)
    {
        var text = OneLine(result.Text);
        if (reader.Read(text, "result.json") is not [SourceDocument.Result { Suite: var suite }]) return Line(new ExportRecord("ValidationResult", [.. result.Fields, .. result.Reading, ("text", result.Text)]));
        return Line(new ExportRecord("ValidationResult", [.. result.Fields, ("of", Convert.ToHexString(suite.ContentHash))])) + "\n" + text;
    }

    // Lines of JSON end only between its parts.
    private static string OneLine(string json) => json.Replace('\r', ' ').Replace('\n', ' ');

    private static string Ending(string text) => text.AsSpan().TrimStart() is ['{', ..] ? "json" : "yaml";

    private static string Line(ExportRecord record) => JsonSerializer.Serialize(Fields([("kind", $"catalog/{record.Kind}"), .. record.Fields]), RecordJson.Options);

    /// <summary>The fields that have a value, in their order.</summary>
    private static OrderedDictionary<string, object?> Fields(IReadOnlyList<(string Name, object? Value)> fields)
    {
        var set = new OrderedDictionary<string, object?>();
        foreach (var (name, value) in fields)
        {
            set[name] = value switch
            {
                IReadOnlyList<(string, object?)> inner => Fields(inner),
                IReadOnlyList<IReadOnlyList<(string, object?)>> list => list.Select(Fields).ToList(),
                _ => value,
            };
            if (value is null) set.Remove(name);
        }
        return set;
    }
}
