using System.Globalization;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Validity;
using Catalog.UI.Components;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Validity;

/// <summary>Sets the rules of one level. It begins with those in force there, so that changing one value loses no other.</summary>
public sealed partial class PolicyDialog
{
    private static readonly ValidityState[] Settable = [ValidityState.Invalid, ValidityState.Suspect, ValidityState.Stale, ValidityState.Unknown];
    private static readonly IReadOnlyList<SelectOption> Verdicts = [.. Enum.GetValues<Verdict>().Select(v => new SelectOption(v.ToString(), v.Word()))];

    private readonly OutcomePresenter _refused = new();
    private readonly Dictionary<ValidityState, string?> _verdicts = Settable.ToDictionary(s => s, _ => (string?)null);
    private PolicyLevel? _filled;
    private string? _limit;
    private string? _promise;
    private string? _critical;
    private string? _why;
    private string? _agreed;
    private string? _wrong;
    private string? _wrongPromise;

    [Inject] public required SetValidityPolicy Set { get; init; }
    [Inject] public required Toasts Toasts { get; init; }
    [CascadingParameter] public required Actor Actor { get; set; }
    /// <summary>The level to set; the dialog is open while there is one.</summary>
    [Parameter] public PolicyLevel? Level { get; set; }
    /// <summary>The product, for its own level and those of its ports.</summary>
    [Parameter] public DataProductKey? Product { get; set; }
    [Parameter] public EventCallback OnClosed { get; set; }
    [Parameter] public EventCallback OnDone { get; set; }

    private string Subject => Level?.Scope switch { PolicyScope.Mesh => "The mesh", PolicyScope.Domain => $"The domain {Level.Name}", PolicyScope.Port => $"The port {Level.Name}", _ => Level?.Name ?? "" };

    protected override void OnParametersSet()
    {
        if (_filled == Level) return;
        _filled = Level;
        _refused.Clear();
        var values = Level?.InForce?.Values ?? new PolicyValues();
        (_limit, _promise, _critical) = (Write(values.Limit / 100m), Write((decimal?)values.Promise?.TotalHours), values.Critical is null ? null : string.Join('\n', values.Critical));
        foreach (var state in Settable) _verdicts[state] = values.Verdicts?.TryGetValue(state, out var verdict) == true ? verdict.ToString() : null;
        (_why, _agreed, _wrong, _wrongPromise) = (null, null, null, null);
    }

    private async Task SaveAsync()
    {
        var (limit, promise) = (Read(_limit), Read(_promise));
        _wrong = limit is { Wrong: true } or { Value: < 0 or > 100 } || limit.Value is { } share && !decimal.IsInteger(share * 100) ? "A percentage with two places at most, such as 2.5." : null;
        _wrongPromise = promise.Wrong || promise.Value is <= 0 or > 100_000 ? "Hours as a number, such as 24 or 0.5." : null;
        if (_wrong is not null || _wrongPromise is not null || Level is not { } level) return;
        var values = new PolicyValues
        {
            Limit = limit.Value is { } percent ? (int)(percent * 100) : null,
            Promise = promise.Value is { } hours ? TimeSpan.FromMinutes((double)decimal.Round(hours * 60)) : null,
            Critical = string.IsNullOrWhiteSpace(_critical) ? null : _critical.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Verdicts = _verdicts.Values.All(string.IsNullOrEmpty) ? null : _verdicts.Where(v => !string.IsNullOrEmpty(v.Value)).ToDictionary(v => v.Key, v => Enum.Parse<Verdict>(v.Value!)),
        };
        var command = new SetPolicyCommand(level.Scope is PolicyScope.Product or PolicyScope.Port ? Product : null, level.Port, level.Domain, values, _why, _agreed);
        var done = false;
        await RunAsync(async ct => done = _refused.Take(await Set.ExecuteAsync(command, Actor, ct), out _));
        if (!done) return;
        Toasts.Show($"{Subject} is judged by the new rules");
        await OnClosed.InvokeAsync();
        await OnDone.InvokeAsync();
    }

    private static string Usual(ValidityState state) => state == ValidityState.Invalid ? "BLOCK" : "WARN";

    private static string? Write(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture);

    private static (decimal? Value, bool Wrong) Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return (null, false);
        return decimal.TryParse(text.Replace('%', ' ').Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? (value, false) : (null, true);
    }
}
