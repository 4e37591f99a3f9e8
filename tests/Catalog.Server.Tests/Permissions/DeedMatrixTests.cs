using System.Text.RegularExpressions;
using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;
using Catalog.Core.Glossary;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Data;
using Catalog.TestKit.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.Server.Tests.Permissions;

/// <summary>Everything that pages do and no endpoint does, by everybody.</summary>
[Collection(nameof(PermissionPortal))]
public sealed class DeedMatrixTests(PermissionPortal portal)
{
    private static int number;

    public static TheoryData<string> All => [.. Deeds.Expected.Keys];

    public static TheoryData<string> OfProducts => [.. Deeds.Expected.Keys.Except(Deeds.Elsewhere)];

    [Fact]
    public void Every_use_case_that_only_pages_call_has_an_expectation()
    {
        var (pages, endpoints) = (Source("Catalog.UI"), Source("Catalog.Server/Api"));
        var onlyOnPages = typeof(ICatalogWork).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false, IsPublic: true } && type.GetMethod("ExecuteAsync") is { } execute && execute.GetParameters().Any(p => p.ParameterType == typeof(Actor)))
            .Select(type => type.Name)
            .Where(name => Names(pages, $@"(required|@inject) {name} |(UseCase|GetRequiredService)<{name}>") && !Names(endpoints, $@"\b{name}\b"));

        Assert.Equal(onlyOnPages.Order(StringComparer.Ordinal), Deeds.Expected.Keys.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Everybody_may_what_their_rights_say(string deed)
    {
        var wrong = new List<string>();
        DeedWorld? untouched = null;
        foreach (var (name, expected) in Deeds.Actors.Zip(Deeds.Expected[deed]))
        {
            if (expected is not { } may) continue;
            // What changes something gets a world of its own.
            var world = may ? await MakeAsync("open", deed) : untouched ??= await MakeAsync("open", deed);
            var refusal = await Deeds.DoAsync(deed, portal.Services, world, portal.ActorOf(name));
            // Whoever may is sometimes told that it cannot be done just now.
            if (may == refusal is (Refusal.Forbidden or Refusal.NotFound)) wrong.Add($"{name}: {refusal?.GetType().Name ?? "done"} {refusal?.Sentence}");
        }
        Assert.True(wrong.Count == 0, $"{deed}\n{string.Join('\n', wrong)}");
    }

    [Theory, MemberData(nameof(OfProducts))]
    public async Task A_hidden_product_is_not_there_for_who_may_not_see_it(string deed)
    {
        var world = await MakeAsync("hidden", deed);
        foreach (var name in (string[])["analyst", "grantee", "other", "elsewhere"])
        {
            var refusal = await Deeds.DoAsync(deed, portal.Services, world, portal.ActorOf(name));
            Assert.True(refusal is Refusal.NotFound || refusal is Refusal.Forbidden && !refusal.Sentence.Contains(world.Key.ToString(), StringComparison.Ordinal), $"{name}: {refusal?.Sentence ?? "done"}");
        }
    }

    private static bool Names(string source, string pattern) => Regex.IsMatch(source, pattern, RegexOptions.None, TimeSpan.FromSeconds(5));

    private static string Source(string folder) =>
        string.Concat(Directory.EnumerateFiles(Repository.PathTo("src", folder), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)).Select(File.ReadAllText));

    private async Task<DeedWorld> MakeAsync(string visibility, string deed)
    {
        var (services, clock) = (portal.Services, portal.Services.GetRequiredService<TimeProvider>());
        var (now, at, admin) = (clock.GetUtcNow(), Interlocked.Increment(ref number), portal.ActorOf("admin"));
        var (world, rival) = (await portal.MakeAsync(visibility), await portal.MakeAsync("open"));
        var key = new DataProductKey(world.Domain, world.Name);
        await using var db = await services.GetRequiredService<IDbContextFactory<CatalogDbContext>>().CreateDbContextAsync();
        var product = await db.DataProducts.Where(p => p.Key == world.Key).Select(p => p.Id).SingleAsync();

        var incident = new Incident(CatalogId.New<IncidentId>(clock), product, now, now, []);
        var result = new ValidationResult(CatalogId.New<ValidationResultId>(clock), new SuiteResult { Suite = "suite", Asset = $"asset-{at}", RunTime = now, Success = true, Evaluated = 1, Successful = 1, Text = "{}", ContentHash = KeyHash.Exact($"{at}") }, null, "test", false, now);
        var proposal = new OwnershipProposal(CatalogId.New<OwnershipProposalId>(clock), product, "team", "selling", "packing", "test", "test", now);
        // Saving one waits for the index, which is another test's matter; and nobody keeps more than 50.
        var search = new SavedSearch(CatalogId.New<SavedSearchId>(clock), portal.ActorOf("member").PersonId!.Value, $"Kept {at}", "orders", SearchFilter.None, [], now);
        await portal.AddAsync(incident, result, proposal);
        if (deed == nameof(ForgetSearch)) await portal.AddAsync(search);
        var level = (await services.GetRequiredService<DefineCertificationLevel>().ExecuteAsync(new LevelDefinition(null, $"Level {at}", null, Role.Steward), admin, default)).Value!.Key;
        var synonyms = (await services.GetRequiredService<DefineSynonyms>().ExecuteAsync(new SynonymDefinition(null, [$"this{at}", $"that{at}"]), admin, default)).Value!.Key;
        await services.GetRequiredService<TagProducts>().ExecuteAsync(new TagProductsCommand([product], [$"tag-{at}"], []), admin, default);
        var sheet = (await services.GetRequiredService<IProductPageQueries>().FormAsync(key, admin, default)).Value!.Sheet;
        await services.GetRequiredService<EditProduct>().ExecuteAsync(new ProductEdit(key, sheet with { Purpose = "Curated." }, null), admin, default);
        return new DeedWorld(at, key, product, new DatasetReference("postgres://warehouse:5432", rival.Dataset), level,
            await db.CertificationLevels.Select(l => l.Key).ToListAsync(), incident.Id, result.Id, proposal.Id, search.Id, synonyms);
    }
}
