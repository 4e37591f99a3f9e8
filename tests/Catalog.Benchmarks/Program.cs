using System.CommandLine;
using Catalog.Benchmarks.Portal;
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

return await new RootCommand("Measures the portal, and makes what it is measured with.") { generate, portal }.Parse(args).InvokeAsync();
