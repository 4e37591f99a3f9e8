using System.Text.Encodings.Web;
using System.Text.Json;
using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Imports;

/// <summary>
/// Writes everything down as files that an import takes back: products as ODPS, contracts as ODCS, documentation as
/// Markdown, all else as records of NDJSON. The same catalog gives the same bytes.
/// </summary>
public sealed class ExportCatalog(ICatalogWorkFactory works, IExportQueries queries, IDocumentWriter writer)
{
    private const int BatchSize = 200;
    private const string RecordsFile = "catalog.ndjson";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Takes a file's path, with slashes, and its text.</summary>
    public delegate Task Write(string path, string text, CancellationToken ct);

    public sealed record Report(int Products, int Contracts, int Pages, int Records);

    public async Task<Outcome<Report>> ExecuteAsync(Write write, Actor actor, CancellationToken ct)
    {
        if (Authorisation.Decide(actor, MeshAction.RunImport) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        var records = new List<string>();
        await foreach (var record in queries.RecordsAsync(ct)) records.Add(Line(record));
        var (products, curated) = await ProductsAsync(write, ct);
        records.AddRange(curated);
        var contracts = await ContractsAsync(write, ct);
        var pages = 0;
        await foreach (var page in queries.PagesAsync(ct))
        {
            var file = $"docs/{page.ProductKey}/{page.Slug}.md";
            await write(file, page.Markdown, ct);
            records.Add(Line(new ExportRecord("DocumentationPage", [("product", page.ProductKey), ("page", page.Slug), ("title", page.Title), ("file", file)])));
            pages++;
        }
        await write(RecordsFile, string.Concat(records.Select(r => r + "\n")), ct);
        return new Report(products, contracts, pages, records.Count);
    }

    private async Task<(int Count, List<string> Records)> ProductsAsync(Write write, CancellationToken ct)
    {
        var records = new List<string>();
        var ids = await queries.ProductsAsync(ct);
        foreach (var batch in ids.Chunk(BatchSize))
        {
            await using var work = works.Open();
            var names = await work.MeshNamesAsync(ct);
            var sources = (await work.ProductSourcesAsync(batch, ct)).ToLookup(s => s.ProductId);
            foreach (var product in (await work.ProductsAsync(batch, ct)).OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                var sheet = ProductDocument.SheetOf(product, names);
                var newest = sources[product.Id].OrderByDescending(s => s.ImportedAt).ThenBy(s => s.Source, StringComparer.Ordinal).FirstOrDefault();
                await write($"products/{product.Key}.odps.yaml", writer.WriteProduct(ProductDocument.IdOf(product), sheet, newest?.Text, DocumentFormat.Yaml), ct);
                // The key is made from the name, unless it was changed or taken.
                if (Slug.From(sheet.Title) != product.Name || product.Key.Split('/')[0] != (names.Domain(sheet.Domain ?? Domains.Domain.UnassignedKey)?.Key))
                    records.Add(Line(new ExportRecord("Product", [("id", ProductDocument.IdOf(product)), ("key", product.Key)])));
                if (product.Curated.Count > 0) records.Add(await CuratedAsync(product.Key, product.Curated, work, ct));
            }
        }
        return (ids.Count, records);
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

    private async Task<int> ContractsAsync(Write write, CancellationToken ct)
    {
        var (count, taken) = (0, new HashSet<string>());
        await foreach (var contract in queries.ContractsAsync(ct))
        {
            var ending = contract.Text.AsSpan().TrimStart() is ['{', ..] ? "json" : "yaml";
            var id = Slug.From(contract.ContractId) is { Length: > 0 } slug ? slug : "contract";
            var version = new string([.. contract.Number.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '-')]);
            var name = Slug.Unique($"{id}.{version}", n => taken.Contains(n.ToLowerInvariant()));
            taken.Add(name.ToLowerInvariant());
            await write($"contracts/{name}.odcs.{ending}", contract.Text, ct);
            count++;
        }
        return count;
    }

    private static string Line(ExportRecord record) => JsonSerializer.Serialize(Fields([("kind", $"catalog/{record.Kind}"), .. record.Fields]), Json);

    /// <summary>The fields that have a value, in their order.</summary>
    private static OrderedDictionary<string, object?> Fields(IReadOnlyList<(string Name, object? Value)> fields)
    {
        var set = new OrderedDictionary<string, object?>();
        foreach (var (name, value) in fields)
            if (value is not null) set[name] = value is IReadOnlyList<(string, object?)> inner ? Fields(inner) : value;
        return set;
    }
}
