namespace Catalog.UI.Components;

/// <summary>
/// What many open pages show alike is held once: a list at which a hundred people look costs its text once, not a hundred
/// times. Held weakly, in a fixed number of places: what nobody shows any more is gone, and two texts that meet in one
/// place only cost the sharing.
/// </summary>
internal static class SharedHtml
{
    private const uint Places = 8192;

    private static readonly WeakReference<string>?[] Held = new WeakReference<string>?[Places];

    /// <summary>The same text, as the instance that others show already if there is one.</summary>
    public static string Of(string html)
    {
        ref var place = ref Held[(uint)html.GetHashCode(StringComparison.Ordinal) % Places];
        if (place is { } held && held.TryGetTarget(out var same) && same == html) return same;
        place = new WeakReference<string>(html);
        return html;
    }
}
