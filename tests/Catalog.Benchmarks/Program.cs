using System.CommandLine;
using Catalog.Benchmarks.Discovery;
using Catalog.Benchmarks.Lineage;
using Catalog.Benchmarks.Portal;
using Catalog.Benchmarks.Quality;
using Catalog.Benchmarks.Scale;

var folder = new Argument<DirectoryInfo>("DIR") { Description = "Where the files are written." };
var products = new Option<int>("--products") { Description = "How many data products.", DefaultValueFactory = _ => 10_000 };
var datasets = new Option<int>("--datasets") { Description = "How many datasets, spread over the products' ports.", DefaultValueFactory = _ => 100_000 };
var edges = new Option<int>("--edges") { Description = "How many edges between datasets.", DefaultValueFactory = _ => 150_000 };
var seed = new Option<int>("--seed") { Description = "The same seed gives the same bytes.", DefaultValueFactory = _ => 1 };

var generate = new Command("generate", "Writes a mesh of a given size as files for import.") { folder, products, datasets, edges, seed };
generate.SetAction(parsed => new MeshGenerator(new MeshShape(parsed.GetValue(products), parsed.GetValue(datasets), parsed.GetValue(edges), parsed.GetValue(seed)))
    .Write(parsed.GetRequiredValue(folder).FullName));

var published = new Option<DirectoryInfo>("--portal") { Description = "The output of dotnet publish.", Required = true };
var data = new Option<DirectoryInfo>("--data") { Description = "A data directory that holds the mesh already; nothing is generated and imported then." };
var parts = new Option<string[]>("--only") { Description = $"Only these parts: {string.Join(", ", PortalBench.Parts)}.", AllowMultipleArgumentsPerToken = true };
parts.AcceptOnlyFromAmong(PortalBench.Parts);
var portal = new Command("portal", "Measures the portal against its targets; prints a line for each figure and ends with 1 when one misses.") { published, data, parts, products, datasets, edges, seed };
portal.SetAction((parsed, _) => new PortalBench(parsed.GetRequiredValue(published).FullName, parsed.GetValue(data)?.FullName, parsed.GetValue(parts) ?? [])
    .RunAsync(new MeshShape(parsed.GetValue(products), parsed.GetValue(datasets), parsed.GetValue(edges), parsed.GetValue(seed))));

var full = new Option<bool>("--full") { Description = "A million documents as well as 100,000." };
var size = new Option<int>("--documents") { Description = "How many documents, without --full.", DefaultValueFactory = _ => 100_000 };
var indexes = new Option<DirectoryInfo>("--data") { Description = "Holds the corpus and its indexes, which are made where they are missing." };
var steps = new Option<string[]>("--only") { Description = $"Only these parts: {string.Join(", ", SearchBench.Parts)}.", AllowMultipleArgumentsPerToken = true };
steps.AcceptOnlyFromAmong(SearchBench.Parts);
var search = new Command("search", "Measures search beside bare Lucene in the same run; prints a line for each figure and ends with 1 when one misses.") { full, size, indexes, steps, seed };
search.SetAction(async (parsed, _) =>
{
    var missed = 0;
    int[] sizes = parsed.GetValue(full) ? [100_000, 1_000_000] : [parsed.GetValue(size)];
    foreach (var documents in sizes) missed = Math.Max(missed, await new SearchBench(parsed.GetValue(indexes)?.FullName, parsed.GetValue(steps) ?? []).RunAsync(documents, parsed.GetValue(seed)));
    return missed;
});

var flows = new Option<string[]>("--only") { Description = $"Only these parts: {string.Join(", ", LineageBench.Parts)}.", AllowMultipleArgumentsPerToken = true };
flows.AcceptOnlyFromAmong(LineageBench.Parts);
var seconds = new Option<int>("--seconds") { Description = "How long each kind of intake is measured at the rate asked for, and again in alternating rounds as fast as possible.", DefaultValueFactory = _ => 60 };
var spaces = new Option<int>("--namespaces") { Description = "How many namespaces are sent.", DefaultValueFactory = _ => 1_000_000 };
var lineage = new Command("lineage", "Measures lineage on the server beside PostgreSQL and one table; prints a line for each figure and ends with 1 when one misses.") { published, flows, datasets, seed, seconds, spaces };
lineage.SetAction((parsed, _) => new LineageBench(parsed.GetRequiredValue(published).FullName, parsed.GetValue(flows) ?? []).RunAsync(parsed.GetValue(datasets), parsed.GetValue(seed), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(spaces)));

var questions = new Option<string[]>("--only") { Description = $"Only these parts: {string.Join(", ", QualityBench.Parts)}.", AllowMultipleArgumentsPerToken = true };
questions.AcceptOnlyFromAmong(QualityBench.Parts);
var quality = new Command("quality", "Measures the gate, turns, the intake of results and histories; prints a line for each figure and ends with 1 when one misses.") { published, questions, products, seed };
quality.SetAction((parsed, _) => new QualityBench(parsed.GetValue(questions) ?? []).RunAsync(parsed.GetValue(products), parsed.GetValue(seed)));

var album = new Argument<DirectoryInfo>("DIR") { Description = "Where the pictures are put." };
var told = new Option<DirectoryInfo>("--events") { Description = "A folder of OpenLineage events (*.events.json) that is drawn as well." };
var pictures = new Command("pictures", "Takes pictures of the lineage page over graphs of 10 to 10,000 nodes, in both themes.") { album, published, told };
pictures.SetAction((parsed, _) => new Pictures(parsed.GetRequiredValue(published).FullName, parsed.GetRequiredValue(album).FullName).TakeAsync(parsed.GetValue(told)?.FullName));

var file = new Argument<FileInfo>("FILE") { Description = "The JSONL file that is written." };
var documents = new Option<int>("--documents") { Description = "How many documents.", DefaultValueFactory = _ => 100_000 };
var corpus = new Command("corpus", "Writes documents for search as JSONL: id, name, title, description, tags, owner, domain, type.") { file, documents, seed };
corpus.SetAction(parsed => CorpusGenerator.Write(parsed.GetRequiredValue(file).FullName, parsed.GetValue(documents), parsed.GetValue(seed)));

var read = new Option<FileInfo>("--corpus") { Description = "Documents as JSONL.", Required = true };
var asked = new Option<FileInfo>("--queries") { Description = "Lines of id, tab, text.", Required = true };
var judged = new Option<FileInfo>("--qrels") { Description = "Judgements in TREC's form.", Required = true };
var relevance = new Command("relevance", "Measures the ranking beside BM25 over one field: nDCG@5, nDCG@10, MAP, MRR, recall@10.") { read, asked, judged };
relevance.SetAction((parsed, _) => Relevance.RunAsync(parsed.GetRequiredValue(read).FullName, parsed.GetRequiredValue(asked).FullName, parsed.GetRequiredValue(judged).FullName));

return await new RootCommand("Measures the portal, and makes what it is measured with.") { generate, portal, search, lineage, quality, pictures, corpus, relevance }.Parse(args).InvokeAsync();
