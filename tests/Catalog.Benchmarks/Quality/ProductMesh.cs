using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.TestKit.Builders;

namespace Catalog.Benchmarks.Quality;

/// <summary>
/// A mesh of products that each read five others, mostly near ones and now and then one of the few that everybody reads;
/// every hundredth reads from further down as well, so that there are circles. All are VALID, owned and watched.
/// </summary>
internal sealed class ProductMesh(ICatalogWorkFactory works, int products, int seed)
{
    private const int Reads = 5;
    private const int Near = 400;
    private const int Read = 50;
    private const int Domains = 20;
    private const int Teams = 200;
    private const int People = 600;
    private const int Portion = 250;

    private readonly Random random = new(seed);

    public static string Key(int number) => $"domain-{number % Domains:D2}/product-{number:D5}";

    public static string Asset(int number) => $"table_{number:D5}";

    /// <summary>Stores it. Edges that fall together leave a few less than five for each product.</summary>
    public async Task FillAsync(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var domains = Enumerable.Range(0, Domains).Select(i => A.Domain($"domain-{i:D2}")).ToList();
        var teams = Enumerable.Range(0, Teams).Select(i => A.Team($"team-{i:D3}", domains[i % Domains])).ToList();
        var people = Enumerable.Range(0, People).Select(i => A.Person($"Reader {i}")).ToList();
        await StoreAsync(work =>
        {
            foreach (var domain in domains) work.Add(domain);
            foreach (var team in teams) work.Add(team);
            foreach (var person in people) work.Add(person);
            for (var i = 0; i < Teams * 3; i++) work.Add(RoleAssignment.Member(CatalogId.New<RoleAssignmentId>(clock), people[i % People].Id, teams[i % Teams].Id, "bench", now));
        });
        foreach (var some in Enumerable.Range(0, products).Chunk(Portion))
            await StoreAsync(work =>
            {
                foreach (var number in some)
                {
                    var product = Product(number, domains[number % Domains], teams[number % Teams]);
                    work.Add(product);
                    var judged = new ProductValidity(product.Id);
                    judged.Judge(new Judgement(ValidityState.Valid, [], null, false, null), new Dictionary<ValidityState, Verdict>(), now.AddDays(-1));
                    work.Add(judged);
                    work.Add(new Watch(people[random.Next(People)].Id, WatchKind.Product, product.Id.Value, now));
                    var port = product.Ports.First(p => p.Direction == PortDirection.Output).Id;
                    work.Add(Checked(clock, product.Id, port, number));
                }
            });
    }

    private DataProduct Product(int number, Domain domain, Team team)
    {
        var builder = A.DataProduct(Key(number), domain).OwnedBy(team).Shown(number % 50 == 49 ? Visibility.Hidden : Visibility.Open).WithOutput("lake", Contract(number));
        foreach (var upstream in Upstream(number)) builder.WithInput($"reads-{upstream:D5}", Contract(upstream));
        return builder.Build();
    }

    private IReadOnlySet<int> Upstream(int number)
    {
        var upstream = new HashSet<int>();
        while (upstream.Count < Math.Min(Reads, number)) upstream.Add(random.Next(10) == 0 ? random.Next(Math.Min(number, Read)) : Math.Max(0, number - 1 - random.Next(Math.Min(number, Near))));
        if (number % 100 == 99 && number + Near < products) upstream.Add(number + 1 + random.Next(Near));
        return upstream;
    }

    private static CheckedSuite Checked(TimeProvider clock, DataProductId product, PortId port, int number)
    {
        var read = new SuiteResult { Suite = "nightly", Asset = Asset(number), RunTime = clock.GetUtcNow().AddDays(-1), Success = true, Evaluated = 1, Successful = 1, Text = "{}", ContentHash = KeyHash.Exact(Key(number)) };
        var result = new ValidationResult(CatalogId.New<ValidationResultId>(clock), read, null, "bench", false, clock.GetUtcNow());
        result.BelongsTo(product, port);
        var suite = new CheckedSuite(CatalogId.New<CheckedSuiteId>(clock), product, port, "nightly");
        suite.Take(result, [], new HashSet<string>());
        return suite;
    }

    private async Task StoreAsync(Action<ICatalogWork> fill)
    {
        await using var work = works.Open();
        fill(work);
        if (await work.SaveAsync(CancellationToken.None) is { } conflict) throw new InvalidOperationException(conflict.Sentence);
    }

    private static string Contract(int number) => $"contract-{number:D5}";
}
