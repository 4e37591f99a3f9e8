using System.Text.Json.Nodes;
using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Core.Validity;

namespace Catalog.Server.Hosting;

/// <summary>
/// Sixty days of checks for the demo mesh, relative to today and the same every time, sent as Great Expectations would:
/// one product is INVALID since this morning, one is STALE, one nobody checks, one recovered yesterday.
/// </summary>
internal sealed class DemoResults(ICatalogWorkFactory works, IResultReader reader, RecordValidationResults record, SetValidityPolicy policy, TimeProvider clock)
{
    private const int Days = 60;
    private const string Source = DemoChecks.Source;
    private const string Broken = "sales/orders";
    /// <summary>Nothing was built or checked for two days.</summary>
    internal const string Late = "inventory/suppliers";
    private const string Unchecked = "sales/web-sessions";
    private const string Recovered = "customer/consents";

    /// <summary>When the loads of a night are checked.</summary>
    internal static readonly TimeSpan Morning = new(6, 14, 0);

    /// <summary>The entry of the trail that says that all of the demo is in.</summary>
    internal static readonly ActivityEntryId Loaded = ActivityEntryId.From(new("de300000-0000-7000-8000-000000000001"));

    public async Task SendAsync(CancellationToken ct)
    {
        await RuleAsync(ct);
        var ports = await PlacedAsync(ct);
        foreach (var product in ports.Where(p => p.ProductKey != Unchecked).GroupBy(p => p.ProductKey))
        {
            // All ports together, so that each product is judged run by run as it would have been.
            var runs = new JsonArray([.. product.SelectMany(port => Runs(product.Key, port.Port))]);
            await SendAsync(runs, ct);
        }
        // One that matches no port: it waits in the inbox of those who look after the likely product.
        await SendAsync([DemoChecks.Unplaced(Last.AddDays(-1)), DemoChecks.Unplaced(Last.AddDays(-8))], ct);
        await CareAsync(ports, ct);
    }

    private async Task RuleAsync(CancellationToken ct)
    {
        await using (var work = works.Open())
            if ((await work.PoliciesAsync([Guid.Empty], ct)).Count > 0) return;
        await policy.ExecuteAsync(
            new SetPolicyCommand(null, null, null, new PolicyValues { Limit = RuleSet.UsualLimit, Promise = TimeSpan.FromHours(30) }, "Loads run once a night, and their checks right after", "the stewards of all domains"), Actor.System, ct);
    }

    private async Task SendAsync(JsonArray runs, CancellationToken ct)
    {
        if (reader.Read(System.Text.Encoding.UTF8.GetBytes(runs.ToJsonString())) is { } reading) await record.ExecuteAsync(new ResultsSent(reading.Results), Actor.System, ct);
    }

    /// <summary>Somebody took the incident already, and pipelines asked the gate each day.</summary>
    private async Task CareAsync(IReadOnlyList<PortCandidate> ports, CancellationToken ct)
    {
        await using var work = works.Open();
        var today = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var incident = ports.FirstOrDefault(p => p.ProductKey == Broken)?.ProductId is { } broken && await work.OpenIncidentsAsync([broken], ct) is [var open] ? open : null;
        // An earlier version wrote all of this without the mark.
        foreach (var product in incident is { OwnerName: not null } ? [] : ports.Select(p => p.ProductId).Distinct())
            for (var ago = 6; ago >= 0; ago--)
                foreach (var (asker, hour, times) in (ReadOnlySpan<(string, int, int)>)[("airflow-nightly", 1, 4), ("databricks-notebooks", 9, 11)])
                {
                    var minute = today.AddDays(-ago).AddHours(hour);
                    if (minute > clock.GetUtcNow()) continue;
                    var key = ports.First(p => p.ProductId == product).ProductKey;
                    var count = new GateCount(product, asker, ago == 0 && key == Broken && minute > Last ? Verdict.Block : key == Unchecked ? Verdict.Warn : Verdict.Allow, minute);
                    count.Add(times);
                    work.Add(count);
                }
        if (incident is { OwnerName: null } && (await work.ProductsAsync([incident.ProductId], ct))[0].TeamId is { } team
            && await work.MembersAsync(team, ct) is [var first, ..] && await work.PersonAsync(first, ct) is { } person)
        {
            var owner = new Actor { Name = person.Name, PersonId = person.Id, SignedIn = true };
            incident.Take(owner);
            var taken = incident.Since.AddMinutes(24);
            work.Add(new IncidentNote(CatalogId.New<IncidentNoteId>(clock), incident.Id, taken, IncidentStep.Taken, owner, null));
            work.Add(new IncidentNote(CatalogId.New<IncidentNoteId>(clock), incident.Id, taken.AddMinutes(9), IncidentStep.Note, owner, "Till version 8.2 drops the loyalty number, so the customer stays empty. The stores roll back to 8.1; the load of noon should be right again."));
        }
        // The mark is written with the last of it: until then, all of it is loaded again.
        work.Record(new ActivityEntry(Loaded, clock.GetUtcNow(), Actor.System, new("mesh", Guid.Empty, "mesh"), "demo-loaded", "loaded the demo mesh"));
        if (await work.SaveAsync(ct) is { } conflict) throw new InvalidOperationException(conflict.Sentence);
    }

    /// <summary>This morning's load: at 06:14, or an hour ago where it is earlier than that.</summary>
    private DateTimeOffset Last
    {
        get
        {
            var now = clock.GetUtcNow();
            var morning = new DateTimeOffset(now.UtcDateTime.Date + Morning, TimeSpan.Zero);
            return morning < now ? morning : now.AddHours(-1);
        }
    }

    /// <summary>The ports that are checked; a rule for each says which results are its own.</summary>
    private async Task<IReadOnlyList<PortCandidate>> PlacedAsync(CancellationToken ct)
    {
        await using var work = works.Open();
        var ports = (await work.PortCandidatesAsync(ct)).DistinctBy(p => p.PortId).ToList();
        var ruled = (await work.MatchRulesAsync(ct)).Select(r => r.Rule.PortId).ToHashSet();
        foreach (var port in ports.Where(p => !ruled.Contains(p.PortId))) work.Add(new MatchRule(CatalogId.New<MatchRuleId>(clock), port.ProductId, port.PortId, Source, Asset(port.ProductKey, port.Port), "*", Actor.System.Name, clock.GetUtcNow()));
        return await work.SaveAsync(ct) is { } conflict ? throw new InvalidOperationException(conflict.Sentence) : ports;
    }

    private static string Asset(string product, string port) => $"{Name(product)}@{port}";

    private static string Name(string product) => product[(product.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private IEnumerable<JsonNode?> Runs(string product, string port)
    {
        for (var ago = Days - 1; ago >= (product == Late ? 2 : 0); ago--)
            yield return DemoChecks.Suite(Name(product), Asset(product, port), Last.AddDays(-ago), Lost(product, ago), product == Broken ? DemoChecks.OfOrders(ago) : []);
    }

    private static int Lost(string product, int ago) => product switch
    {
        // Rising for eight days, over the limit today.
        Broken => ago switch { 0 => 312, < 8 => 280 - (ago * 32), 24 => 210, _ => 20 + (ago * 7 % 40) },
        Recovered => ago is 2 or 3 or 4 ? 420 : ago * 3 % 30,
        _ => (ago * 11 % 25) + (product.Length % 7),
    };
}
