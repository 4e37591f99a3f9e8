using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Catalog.UI.Components;

/// <summary>
/// Picks one of many by typing a part of its name: teams, people, products, domains, contracts. The value is the key, the
/// field shows the name. Its list is part of the page, so that it works inside a dialog and above a phone's keyboard.
/// </summary>
public sealed partial class PickField
{
    private const int Most = 20;

    private IReadOnlyList<PickOption> _found = [];
    private string? _shownFor;
    private string? _text;
    private string? _wrong;
    private int _at = -1;
    private int _asked;
    private bool _open;

    /// <summary>All there is to choose from, when that is little enough to travel with the page.</summary>
    [Parameter] public IReadOnlyList<PickOption>? Options { get; set; }
    /// <summary>Asks for what fits the typed text otherwise; also asked with an empty text, for a first choice.</summary>
    [Parameter] public Func<string, CancellationToken, Task<IReadOnlyList<PickOption>>>? Find { get; set; }
    /// <summary>What is shown for the value to begin with, where only <see cref="Find"/> would know.</summary>
    [Parameter] public string? ValueText { get; set; }
    /// <summary>A text that nobody offers counts too: the id of a contract that is yet to come.</summary>
    [Parameter] public bool Free { get; set; }
    [Parameter] public bool Mono { get; set; }
    [Parameter] public string? Placeholder { get; set; }

    private string ListId => $"{Id}-list";

    private string OptionId(int at) => $"{Id}-o{at}";

    protected override void OnParametersSet()
    {
        if (_shownFor == (Value ?? "")) return;
        _shownFor = Value ?? "";
        _text = TextOf(_shownFor);
    }

    private string TextOf(string value) => value.Length == 0 ? "" : Options?.FirstOrDefault(o => o.Value == value)?.Text ?? _found.FirstOrDefault(o => o.Value == value)?.Text ?? ValueText ?? value;

    private async Task TypeAsync(string? text)
    {
        (_text, _wrong) = (text ?? "", null);
        await LookAsync(_text);
        _at = _found.Count > 0 && !Free && _text.Length > 0 ? 0 : -1;
    }

    private async Task OpenAsync()
    {
        if (_open || Disabled) return;
        // What is chosen already should not hide the others.
        await LookAsync("");
        _at = _found.ToList().FindIndex(o => o.Value == Value);
    }

    private async Task LookAsync(string typed)
    {
        var mine = ++_asked;
        var found = await SearchAsync(typed.Trim());
        // A slow answer to an older text must not replace a newer one.
        if (mine == _asked) (_found, _open) = (found, true);
    }

    private async Task<IReadOnlyList<PickOption>> SearchAsync(string typed) =>
        Options is not null ? [.. Options.Where(o => o.Meets(typed)).Take(Most)] : Find is not null ? await Find(typed, CancellationToken.None) : [];

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown" when !_open: await OpenAsync(); break;
            case "ArrowDown": _at = Math.Min(_found.Count - 1, _at + 1); break;
            case "ArrowUp" when _open: _at = Math.Max(0, _at - 1); break;
            case "Escape": _open = false; break;
            case "Enter" when _open && _at >= 0 && _at < _found.Count: await ChooseAsync(_found[_at]); break;
            case "Enter" when _open: await LeaveAsync(); break;
        }
    }

    private Task ChooseAsync(PickOption option)
    {
        (_text, _wrong, _open, _shownFor) = (option.Text, null, false, option.Value);
        return SetAsync(option.Value);
    }

    /// <summary>What was typed counts when it names one thing; otherwise it stays as it is, and says so.</summary>
    private async Task LeaveAsync()
    {
        _open = false;
        var typed = (_text ?? "").Trim();
        if (typed == TextOf(Value ?? "")) return;
        if (typed.Length == 0)
        {
            _shownFor = "";
            await SetAsync(null);
            return;
        }
        var found = await SearchAsync(typed);
        if ((found.FirstOrDefault(o => o.Is(typed)) ?? (!Free && found.Count == 1 ? found[0] : null)) is { } meant) await ChooseAsync(meant);
        else
        {
            (_shownFor, _wrong) = (Free ? typed : "", Free ? null : "Choose one from the list.");
            await SetAsync(Free ? typed : null);
        }
    }
}
