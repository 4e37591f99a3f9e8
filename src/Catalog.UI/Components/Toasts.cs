namespace Catalog.UI.Components;

/// <summary>What was done, in the past tense; with an undo while it lasts. Errors are never toasts.</summary>
public sealed record Toast(string Text, Func<Task>? Undo = null, int Seconds = 8);

/// <summary>The toasts of this circuit: one at a time, the newest wins.</summary>
public sealed class Toasts
{
    public Toast? Current { get; private set; }

    public event Action? Changed;

    public void Show(string text) => Show(new Toast(text));

    /// <summary>An undo stays for a minute, as the trail says anyway how to go back.</summary>
    public void Show(string text, Func<Task> undo) => Show(new Toast(text, undo, 60));

    public void Show(Toast toast)
    {
        Current = toast;
        Changed?.Invoke();
    }

    public void Dismiss()
    {
        Current = null;
        Changed?.Invoke();
    }
}
