namespace Catalog.UI.Navigation;

/// <summary>Tells the shell of this circuit that the number on the bell may have changed.</summary>
public sealed class BellState
{
    public event Action? Changed;

    public void MayHaveChanged() => Changed?.Invoke();
}
