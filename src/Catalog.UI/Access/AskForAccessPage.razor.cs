using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Access;

public sealed partial class AskForAccessPage
{
    private readonly OutcomePresenter _answer = new();
    private DataProductKey _key;
    private IReadOnlyList<SelectOption> _ports = [];
    private string? _port;
    private string? _purpose;
    private DateOnly? _until;
    private DateOnly _today;
    private DateOnly _last;

    [Inject] public required IAccessQueries Access { get; init; }
    [Inject] public required AskForAccess Ask { get; init; }
    [Inject] public required AccessRules Rules { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [Parameter] public string Domain { get; set; } = "";
    [Parameter] public string Name { get; set; } = "";
    [SupplyParameterFromQuery(Name = "port")] public string? Port { get; set; }

    private IEnumerable<(string Text, DateOnly Day)> Quick =>
        new[] { ("30 days", _today.AddDays(30)), ("90 days", _today.AddDays(90)), ("6 months", _today.AddMonths(6)), ("The longest", _last) }.Where(q => q.Item2 <= _last);

    protected override async Task<AccessOffer?> ReadAsync(CancellationToken ct) =>
        DataProductKey.TryParse($"{Domain}/{Name}", out var key) ? await Access.OfferAsync(Actor, key, ct) : null;

    protected override void Take(AccessOffer data)
    {
        _key = DataProductKey.TryParse(data.Key, out var current) ? current : new DataProductKey(Domain, Name);
        var now = Clock.GetUtcNow();
        (_today, _last) = (Rules.Today(now), Rules.LastDay(now));
        _until ??= _today.AddDays(Math.Min(90, Rules.MaxDays));
        _ports = [.. data.Ports.Select(p => new SelectOption(ValueOf(p), LabelOf(p), Consequence(p), p.AskedAt is not null))];
        var free = data.Ports.Where(p => p.AskedAt is null).ToList();
        _port ??= (free.FirstOrDefault(p => p.Name == Port || LabelOf(p) == Port) ?? (free.Count == 1 ? free[0] : null)) is { } chosen ? ValueOf(chosen) : null;
    }

    private async Task<bool> AskAsync()
    {
        var asked = false;
        await RunAsync(async ct =>
        {
            var port = Data!.Ports.FirstOrDefault(p => ValueOf(p) == _port);
            Outcome<AccessRequestId> outcome = port is null ? new Refusal.Invalid("port", "Choose a port.")
                : _until is null ? new Refusal.Invalid("until", "Choose the last day.")
                : await Ask.ExecuteAsync(new AskForAccessCommand(_key, port.Name, port.PortVersion, _purpose ?? "", _until.Value), Actor, ct);
            asked = _answer.Take(outcome, out _);
        });
        if (Failure is not null) Toasts.Show($"That failed, reference {Failure}. What you typed is kept.");
        if (!asked) return false;
        Toasts.Show($"Asked for access to {_key}");
        Navigation.NavigateTo(CatalogUrls.Access);
        return true;
    }

    private string Consequence(OfferedPort port)
    {
        var what = string.Join(", ", new[] { port.Technology, port.Tier?.ToString().ToLowerInvariant() is { } tier ? $"{tier} tier" : null }.OfType<string>());
        if (port.AskedAt is { } asked) return $"You asked on {asked:d MMM yyyy}; that is still open.";
        return port.HeldUntil is { } held ? $"You hold it until {Rules.DayOf(held):d MMM yyyy}; ask for a later end to extend. {what}" : port.Description ?? what;
    }

    private static bool AllAsked(AccessOffer offer) => offer.Ports.Count > 0 && offer.Ports.All(p => p.AskedAt is not null);

    private static IReadOnlyList<FlowStep> Next(AccessOffer offer)
    {
        var asked = AllAsked(offer);
        var who = offer.Deciders.Count == 0 ? offer.Team ?? "An administrator" : string.Join(", ", offer.Deciders);
        var usually = offer.MedianDecision is { } median ? $". {(offer.MedianIsOfMesh ? "In this mesh" : "Here")} usually {AccessWords.Usually(median)}" : "";
        return
        [
            asked ? new("You asked", "With a purpose and an end", FlowState.Done) : new("You ask", "With a purpose and an end", FlowState.Now),
            new("The owner decides", who + usually, asked ? FlowState.Now : FlowState.Later),
            new("You hold a grant", "Until the end you asked for, or an earlier one"),
            new("The port is opened", "By hand; you are told when it is provisioned"),
        ];
    }

    private static string LabelOf(OfferedPort port) => port.PortVersion.Length > 0 ? $"{port.Name} {port.PortVersion}" : port.Name;

    private static string ValueOf(OfferedPort port) => $"{port.Name}|{port.PortVersion}";
}
