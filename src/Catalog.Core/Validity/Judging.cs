using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

/// <summary>
/// Judges some products inside one piece of work: everything that matters is loaded once, results are taken in order,
/// and each turn goes into the history at the time it happened.
/// </summary>
internal sealed class Judging
{
    /// <summary>So long a late product that nobody has checked yet waits for its first checks.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>So often others may judge a product at the very moment before that is told.</summary>
    private const int Tries = 10;

    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    private readonly ICatalogWork work;
    private readonly TimeProvider clock;
    private readonly Dictionary<DataProductId, Case> all;
    private readonly IncidentKeeping incidents;

    private Judging(ICatalogWork work, TimeProvider clock, Dictionary<DataProductId, Case> cases, IncidentKeeping incidents) => (this.work, this.clock, all, this.incidents) = (work, clock, cases, incidents);

    public IEnumerable<ProductFacts> Products => all.Values.Select(c => c.Product);

    /// <summary>
    /// Judges these products and stores it. Whoever judges one of them at the same moment may not know yet what the caller
    /// has just stored: then it is judged once more. Answers the conflict when it never was.
    /// </summary>
    public static async Task<Refusal.Conflict?> StoreAsync(ICatalogWorkFactory works, IReadOnlyCollection<DataProductId> ids, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        for (var left = Tries; ; left--)
        {
            await using var once = works.Open();
            (await OpenAsync(once, ids, actor, clock, ct)).Finish();
            if (await once.SaveAsync(ct) is not { } conflict) return null;
            if (left == 0) return conflict;
        }
    }

    public static async Task<Judging> OpenAsync(ICatalogWork work, IReadOnlyCollection<DataProductId> ids, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        // First of all: who judges meanwhile with newer knowledge than is read below then makes this one's saving a conflict.
        var rows = (await work.ValiditiesAsync(ids, ct)).ToDictionary(v => v.ProductId);
        var products = await work.CheckedProductsAsync(ids, ct);
        var outputs = products.SelectMany(p => p.Outputs).ToList();
        var suites = (await work.CheckedSuitesAsync(ids, ct)).ToLookup(s => s.ProductId);
        var overrides = (await work.OverridesAsync(ids, ct)).ToLookup(o => o.ProductId);
        var policies = (await work.PoliciesAsync([.. ids.Select(i => i.Value), .. outputs.Select(p => p.Id.Value)], ct)).ToLookup(p => p.SubjectId);
        var parents = await work.DomainParentsAsync(ct);
        var contracts = await ContractsAsync(work, [.. outputs.Select(p => p.ContractId).OfType<string>().Distinct()], ct);
        var written = await work.WrittenAsync([.. outputs.Select(p => p.Id)], ct);
        var cases = new Dictionary<DataProductId, Case>();
        foreach (var product in products)
        {
            var id = product.Facts.Id;
            var above = policies[Guid.Empty].Concat(DomainPath.Of(product.Facts.DomainId, parents).Reverse().SelectMany(d => policies[d.Value])).Concat(policies[id.Value]).ToList();
            cases[id] = new Case(
                product.Facts,
                [.. product.Outputs.Select(p =>
                {
                    var contract = contracts.GetValueOrDefault(p.ContractId?.ToLowerInvariant() ?? "");
                    return new Output(p.Id, p.Name, p.Tier, Rules(above.Concat(policies[p.Id.Value]), contract?.Promise), written.TryGetValue(p.Id, out var at) ? at : null, contract?.Classified ?? Nothing);
                })],
                RuleSet.Of(above),
                suites[id].ToDictionary(s => (s.PortId, s.Suite)),
                rows.GetValueOrDefault(id),
                overrides[id].OrderByDescending(o => o.SetAt).FirstOrDefault());
        }
        return new Judging(work, clock, cases, await IncidentKeeping.OpenAsync(work, products.ToDictionary(p => p.Facts.Id, p => (p.Key, p.CreatedAt)), clock, ct));
    }

    /// <summary>Takes in what ran at one instant and judges the products as of then: ports checked together turn together.</summary>
    public void Take(DateTimeOffset ran, IEnumerable<(ValidationResult Result, IReadOnlyList<CheckedExpectation> Expectations)> results)
    {
        var run = results.ToList();
        var counts = ran <= clock.GetUtcNow();
        foreach (var about in run.Select(r => all[r.Result.ProductId!.Value]).Distinct().Where(c => c.Suites.Count == 0 && c.ByHand is null)) about.Row?.BeginAnew();
        // What time alone turned before this ran, it turned without it.
        if (counts)
            foreach (var about in run.Select(r => all[r.Result.ProductId!.Value]).Distinct().Where(c => !c.IsRetired)) Pass(about, ran);
        var taken = new HashSet<CheckedSuite>();
        var renewed = run.Where(r => Renew(r.Result, r.Expectations, taken)).Select(r => all[r.Result.ProductId!.Value]).Distinct().ToList();
        if (!counts) return;
        // Judged since then, for another suite perhaps, but not turned: what it turns into now, it turned into when this ran.
        foreach (var about in renewed) JudgeAsOf(about, ran);
    }

    /// <summary>What ran then lost something else than was known.</summary>
    public void Measured(DataProductId product, DateTimeOffset ran)
    {
        if (all.TryGetValue(product, out var about)) JudgeAsOf(about, ran);
    }

    private void JudgeAsOf(Case about, DateTimeOffset ran)
    {
        if (about.Row is null || ran >= about.Row.JudgedAt || (ran > about.Row.OwnSince && about.ByHand is null)) Judge(about, ran);
    }

    /// <summary>Takes in what was judged before, in another catalog, and came in together: it counts from the next judgement on, and turns nothing by itself.</summary>
    public void Remember(IEnumerable<(ValidationResult Result, IReadOnlyList<CheckedExpectation> Expectations)> together)
    {
        var taken = new HashSet<CheckedSuite>();
        foreach (var (result, expectations) in together) Renew(result, expectations, taken);
    }

    private bool Renew(ValidationResult result, IReadOnlyList<CheckedExpectation> expectations, HashSet<CheckedSuite> taken)
    {
        var about = all[result.ProductId!.Value];
        if (!about.Suites.TryGetValue((result.PortId!.Value, result.Suite), out var suite))
        {
            suite = new CheckedSuite(CatalogId.New<CheckedSuiteId>(clock), about.Product.Id, result.PortId.Value, result.Suite);
            about.Suites[(result.PortId.Value, result.Suite)] = suite;
            work.Add(suite);
        }
        // What comes together is one run; what comes later is the same run, put right.
        return suite.Take(result, expectations, about.Outputs.FirstOrDefault(o => o.Id == result.PortId)?.Classified ?? Nothing, together: !taken.Add(suite));
    }

    /// <summary>Judges all of them as of now.</summary>
    public void Finish()
    {
        foreach (var about in all.Values) Judge(about, clock.GetUtcNow(), last: true);
    }

    /// <summary>
    /// The same after something about them changed. One that nobody has checked is UNKNOWN without anybody's judgement, and
    /// checks of days gone by may still come in and tell their history: of it only the instant is kept at which time will turn it.
    /// That of one whose data is late already is a little ahead, since its checks may be on their way with the runs that told so.
    /// </summary>
    public void Follow()
    {
        var now = clock.GetUtcNow();
        foreach (var about in all.Values)
        {
            switch (about.IsNew ? Judgement.Of(about.Ports(now), null, now) : null)
            {
                case { State: ValidityState.Unknown, NextTurn: var turn }: Await(about, turn, now); break;
                case { State: ValidityState.Stale }: Await(about, about.Row?.NextTurn is { } due && due < now + Patience ? due : now + Patience, now); break;
                default: Judge(about, now, last: true); break;
            }
        }
    }

    private void Await(Case about, DateTimeOffset? turn, DateTimeOffset now)
    {
        if (turn is not { } due || about.Row?.NextTurn == due) return;
        if (about.Row is null) work.Add(about.Row = new ProductValidity(about.Product.Id));
        about.Row.Await(due);
        work.Raise(new ValidityJudged(about.Product.Id, false) { EventId = Guid.CreateVersion7(now), At = now });
    }

    private void Judge(Case about, DateTimeOffset at, bool last = false)
    {
        if (about.IsRetired)
        {
            incidents.Retire(about.Product.Id, at);
            about.Row?.Rest();
            return;
        }
        if (about.Row is null) work.Add(about.Row = new ProductValidity(about.Product.Id));
        Pass(about, at);
        Turn(about, at);
        if (!last) return;
        var now = clock.GetUtcNow();
        work.Raise(new ValidityJudged(about.Product.Id, about.Turned) { EventId = Guid.CreateVersion7(now), At = now });
    }

    /// <summary>Turns it as time alone has turned it since it was judged: that belongs into the history at its own instant.</summary>
    private void Pass(Case about, DateTimeOffset until)
    {
        while (about.Row?.NextTurn is { } due && due < until && due > about.Row.JudgedAt) Turn(about, due);
    }

    private void Turn(Case about, DateTimeOffset at)
    {
        var byHand = about.ByHand is { EndedAt: null } set && set.SetAt <= at ? new JudgedOverride(set.State, set.Reason, set.SetBy, set.Until) : null;
        var before = about.Row!.State;
        var judgement = Judgement.Of(about.Ports(at), byHand, at);
        // Two turns of one instant stand in the history in their order.
        if (about.Row.JudgedAt != default && judgement.State != about.Row.Own && at <= about.Row.OwnSince) at = about.Row.OwnSince.AddMicroseconds(1);
        incidents.Follow(about.Product.Id, judgement, at);
        if (!about.Row.Judge(judgement, about.Rules.Verdicts, at)) return;
        about.Turned = true;
        var rules = about.Outputs.Select(o => o.Rules).MinBy(r => r.Limit) ?? about.Rules;
        work.Add(new ValidityEntry(CatalogId.New<ValidityEntryId>(clock), about.Product.Id, at, about.Row.State, judgement.State, judgement.Reasons, new EntryRule(rules.Limit, rules.LimitFrom), []));
        if (before == about.Row.State && about.Row.JudgedAt != default) return;
        var now = clock.GetUtcNow();
        // What is long past is history; nobody is told of it now.
        if (at >= now - TimeSpan.FromHours(1)) work.Raise(new ValidityTurned(about.Row.State, [new ValidityTurn(about.Product.Id, before, at)]) { EventId = Guid.CreateVersion7(now), At = now });
    }

    private static RuleSet Rules(IEnumerable<ValidityPolicy> policies, TimeSpan? promised)
    {
        var rules = RuleSet.Of(policies);
        return rules.Promise is null && promised is not null ? rules with { Promise = promised } : rules;
    }

    /// <summary>What the contracts shown say of freshness and of values that are not for everybody, by lower-cased id.</summary>
    private static async Task<IReadOnlyDictionary<string, Agreed>> ContractsAsync(ICatalogWork work, IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        var agreed = new Dictionary<string, Agreed>();
        if (ids.Count == 0) return agreed;
        foreach (var (id, text) in await work.ShownContractsAsync(ids, ct))
        {
            var contract = ContractDocumentJson.Read(text);
            agreed[id] = new Agreed(Freshness(contract), ClassifiedColumns.Of(contract));
        }
        return agreed;
    }

    private static TimeSpan? Freshness(ContractDocument contract) => contract.Promises
        .Where(p => p.Duration is not null && p.Property.ToLowerInvariant() is "freshness" or "latency" or "ly")
        .OrderBy(p => p.Property.Equals("freshness", StringComparison.OrdinalIgnoreCase) ? 0 : 1)
        .Select(p => p.Duration).FirstOrDefault();

    /// <summary>An output port and the rules that hold for it.</summary>
    private sealed record Output(PortId Id, string Name, Tier? Tier, RuleSet Rules, DateTimeOffset? Written, IReadOnlySet<string> Classified);

    private sealed record Agreed(TimeSpan? Promise, IReadOnlySet<string> Classified);

    private sealed class Case(ProductFacts product, IReadOnlyList<Output> outputs, RuleSet rules, Dictionary<(PortId, string), CheckedSuite> suites, ProductValidity? row, ValidityOverride? byHand)
    {
        public ProductFacts Product => product;
        /// <summary>Neither its checks nor anybody's word has been judged.</summary>
        public bool IsNew => Suites.Count == 0 && ByHand is null && !IsRetired && (Row is null || Row.JudgedAt == default);
        public bool IsRetired => product.Lifecycle == Lifecycle.Retired;
        public IReadOnlyList<Output> Outputs => outputs;
        public RuleSet Rules => rules;
        public Dictionary<(PortId, string), CheckedSuite> Suites => suites;
        public ProductValidity? Row { get; set; } = row;
        public ValidityOverride? ByHand => byHand;
        public bool Turned { get; set; }

        public IReadOnlyList<JudgedPort> Ports(DateTimeOffset at) => [.. outputs.Select(o => new JudgedPort(
            o.Name, o.Tier, o.Rules,
            [.. suites.Values.Where(s => s.PortId == o.Id).Select(s => new JudgedSuite(s.Suite, s.RunTime, s.Interval, s.Loss.Count == 0 ? null : s.Loss[0], s.Troubles, s.ResultId) { Empty = s.Evaluated == 0 && s.Loss.Count == 0 })],
            o.Written <= at ? o.Written : null))];
    }
}
