using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.UI.Components;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Quality;

/// <summary>The rules that send results to ports, for whoever looks after the products: to see, to change, to remove.</summary>
public sealed partial class MatchRules
{
    private readonly OutcomePresenter _refused = new();
    private MatchRuleRow? _edited;
    private string? _source;
    private string? _asset;
    private string? _suite;

    [Inject] public required Toasts Toasts { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    [Parameter, EditorRequired] public required ChangeMatchRule Change { get; set; }
    [Parameter, EditorRequired] public required RemoveMatchRule Remove { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<MatchRuleRow> Rows { get; set; }
    /// <summary>There are more than are shown.</summary>
    [Parameter] public bool More { get; set; }
    [Parameter] public EventCallback OnDone { get; set; }

    /// <summary>"Results of the asset orders from the data source lake": what may be anything is not said.</summary>
    private static string Taken(MatchRuleRow rule) =>
        $"Results of {Said("asset", rule.Asset) ?? "any asset"}{(Said("data source", rule.DataSource) is { } source ? $" from {source}" : "")}{(Said("suite", rule.Suite) is { } suite ? $", checked by {suite}" : "")}";

    private static string? Said(string what, string pattern) => pattern switch { "" => $"no named {what}", "*" => null, _ => $"the {what} {pattern}" };

    private void Edit(MatchRuleRow rule)
    {
        _refused.Clear();
        (_edited, _source, _asset, _suite) = (rule, rule.DataSource, rule.Asset, rule.Suite);
    }

    private async Task SaveAsync()
    {
        if (_edited is not { } rule) return;
        var done = false;
        await RunAsync(async ct => done = _refused.Take(await Change.ExecuteAsync(new ChangeRuleCommand(rule.Id, _source, _asset, _suite), Actor, ct), out _));
        if (done) await DoneAsync("The rule is changed");
    }

    private async Task RemoveAsync(MatchRuleRow rule)
    {
        var done = false;
        await RunAsync(async ct => done = _refused.Take(await Remove.ExecuteAsync(new RemoveRuleCommand(rule.Id), Actor, ct), out _));
        if (done) await DoneAsync("The rule is removed");
    }

    private async Task DoneAsync(string said)
    {
        _edited = null;
        Toasts.Show(said);
        await OnDone.InvokeAsync();
    }
}
