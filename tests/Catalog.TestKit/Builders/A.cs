using System.Collections.Frozen;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.TestKit.Time;

namespace Catalog.TestKit.Builders;

/// <summary>Things of the mesh, said as the mesh says them: <c>A.DataProduct("sales/orders", sales).OwnedBy(team).Hidden()</c>.</summary>
public static class A
{
    private static readonly FixedClock Clock = new();

    public static Domain Domain(string key, Domain? parent = null)
    {
        var domain = new Domain(CatalogId.New<DomainId>(Clock), key, char.ToUpperInvariant(key[0]) + key[1..], FixedClock.Beginning);
        domain.Describe(null, parent?.Id, FixedClock.Beginning);
        return domain;
    }

    public static Team Team(string key, Domain? domain = null)
    {
        var team = new Team(CatalogId.New<TeamId>(Clock), key, char.ToUpperInvariant(key[0]) + key[1..], FixedClock.Beginning);
        team.Describe(null, null, domain?.Id, FixedClock.Beginning);
        return team;
    }

    public static Person Person(string name) =>
        new(CatalogId.New<PersonId>(Clock), "test", $"{Slug.From(name)}-{Guid.CreateVersion7(FixedClock.Beginning):n}", name, FixedClock.Beginning);

    public static ProductBuilder DataProduct(string key, Domain domain) => new(key, domain, Clock);

    /// <summary>Somebody signed in without any role.</summary>
    public static Actor Analyst(Person? person = null) => new() { Name = person?.Name ?? "Ana", PersonId = person?.Id ?? CatalogId.New<PersonId>(Clock), SignedIn = true };

    public static Actor Member(params Team[] teams) => Analyst() with { Name = "Priya", Teams = teams.Select(t => t.Id).ToFrozenSet() };

    public static Actor Steward(params Domain[] domains) => Analyst() with { Name = "Marta", Stewards = domains.Select(d => d.Id).ToFrozenSet() };

    public static Actor Administrator() => Analyst() with { Name = "Ingrid", Administrator = true };
}

/// <summary>A data product in the making.</summary>
public sealed class ProductBuilder
{
    private readonly DataProduct product;
    private readonly TimeProvider clock;
    private ProductSheet sheet = new() { Status = "active" };

    internal ProductBuilder(string key, Domain domain, TimeProvider clock)
    {
        this.clock = clock;
        if (!DataProductKey.TryParse(key, out var parsed)) throw new ArgumentException($"{key} is no key of a product.", nameof(key));
        product = new DataProduct(CatalogId.New<DataProductId>(clock), parsed, domain.Id, FixedClock.Beginning);
    }

    public ProductBuilder OwnedBy(Team? team)
    {
        product.HandTo(team?.Id, FixedClock.Beginning);
        return this;
    }

    public ProductBuilder Shown(Visibility visibility)
    {
        product.Show(visibility, FixedClock.Beginning);
        return this;
    }

    public ProductBuilder Hidden() => Shown(Visibility.Hidden);

    public ProductBuilder Restricted() => Shown(Visibility.Restricted);

    public ProductBuilder Titled(string title) => Saying(s => s with { Title = title });

    public ProductBuilder Tagged(params string[] tags) => Saying(s => s with { Tags = [.. s.Tags, .. tags] });

    public ProductBuilder About(params string[] terms) => Saying(s => s with { Terms = [.. s.Terms, .. terms] });

    public ProductBuilder In(Lifecycle lifecycle) => Saying(s => s with { Status = lifecycle.ToString().ToLowerInvariant() });

    public ProductBuilder Deprecated(DateOnly ends, string? replacement) =>
        Saying(s => s with { Status = "deprecated", EndDate = ends.ToString("O"), Replacement = replacement });

    public ProductBuilder WithOutput(string name, string? contract = null, string tier = "primary", string technology = "Delta Lake", string format = "delta", params string[] builtFrom) =>
        Saying(s => s with
        {
            Ports =
            [
                .. s.Ports,
                new PortSheet
                {
                    Direction = PortDirection.Output, Name = name, PortVersion = "1", Tier = tier, Technology = technology, Format = format, ContractId = contract,
                    InputContracts = [.. builtFrom.Select(c => new InputContract(c, null))],
                },
            ],
        });

    public ProductBuilder WithInput(string name, string contract) =>
        Saying(s => s with { Ports = [.. s.Ports, new PortSheet { Direction = PortDirection.Input, Name = name, PortVersion = "1", ContractId = contract }] });

    public ProductBuilder Saying(Func<ProductSheet, ProductSheet> words)
    {
        sheet = words(sheet);
        return this;
    }

    public DataProduct Build(DateTimeOffset? updated = null)
    {
        product.SetLeaves(SheetLeaves.From(sheet), new Dictionary<string, CuratedLeaf>(), FixedClock.Beginning);
        product.Apply(sheet, updated ?? FixedClock.Beginning, clock);
        return product;
    }

    public static implicit operator DataProduct(ProductBuilder builder) => builder.Build();
}
