namespace Catalog.UI.Components;

/// <summary>Our own drawings on a 16 px grid, for what Material has no word for.</summary>
public static class Symbols
{
    public const string Mark = """<g data-own="" transform="scale(.6667)"><path d="M18.3 6.7A8.5 8.5 0 1 0 18.3 17.3" fill="none" stroke="currentColor" stroke-width="3.2"/><rect class="port" x="15.4" y="9.4" width="5.2" height="5.2" rx="1"/></g>""";
    public const string TierPrimary = """<g data-own=""><rect x="2" y="9" width="12" height="5" rx="1.2"/><rect x="2.6" y="2.6" width="10.8" height="3.8" rx="1" fill="none" stroke="currentColor" stroke-width="1.2"/></g>""";
    public const string TierServing = """<g data-own=""><rect x="2" y="2" width="12" height="5" rx="1.2"/><rect x="2.6" y="9.6" width="10.8" height="3.8" rx="1" fill="none" stroke="currentColor" stroke-width="1.2"/></g>""";
    public const string Product = """<g data-own=""><path d="M3.5 2h7A1.5 1.5 0 0 1 12 3.5v2.2M12 10.3v2.2a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 2 12.5v-9A1.5 1.5 0 0 1 3.5 2" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round"/><rect x="10.2" y="6.2" width="3.6" height="3.6" rx=".8"/></g>""";
    public const string Domain = """<g data-own=""><path d="M1.8 5.2V4a1.5 1.5 0 0 1 1.5-1.5h2.6l1.5 1.6h5.3A1.5 1.5 0 0 1 14.2 5.6v6.4a1.5 1.5 0 0 1-1.5 1.5H3.3A1.5 1.5 0 0 1 1.8 12z" fill="none" stroke="currentColor" stroke-width="1.4"/></g>""";
    public const string Dataset = """<g data-own=""><path d="M2 2.5h12v11H2zM2 6.2h12M6.5 6.2v7.3" fill="none" stroke="currentColor" stroke-width="1.4"/></g>""";
    public const string Field = """<g data-own=""><path d="M5.5 2.5v11M10.5 2.5v11" stroke="currentColor" stroke-width="1.4"/><path d="M2.5 2.5h11v11h-11z" fill="none" stroke="currentColor" stroke-width="1.4" stroke-dasharray="2 1.7"/></g>""";
    public const string Restricted = """<g data-own=""><rect x="3" y="7" width="10" height="7" rx="1.2"/><path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" fill="none" stroke="currentColor" stroke-width="1.5"/></g>""";
    public const string Certified = """<g data-own=""><path d="M8 1l1.7 1.3 2.1-.2.8 2 1.8 1.1-.5 2.1.5 2.1-1.8 1.1-.8 2-2.1-.2L8 13.6l-1.7-1.3-2.1.2-.8-2-1.8-1.1.5-2.1-.5-2.1 1.8-1.1.8-2 2.1.2z" fill="none" stroke="currentColor" stroke-width="1.3" stroke-linejoin="round"/><path d="M5.7 7.5l1.6 1.6 3-3.2" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round"/></g>""";
    public const string Cross = """<g data-own=""><path d="M5.3 1h5.4a.9.9 0 0 1 .64.26l3.4 3.4a.9.9 0 0 1 .26.64v5.4a.9.9 0 0 1-.26.64l-3.4 3.4a.9.9 0 0 1-.64.26H5.3a.9.9 0 0 1-.64-.26l-3.4-3.4A.9.9 0 0 1 1 10.7V5.3a.9.9 0 0 1 .26-.64l3.4-3.4A.9.9 0 0 1 5.3 1z"/><path class="ink" d="M5.5 5.5l5 5m0-5l-5 5" stroke-width="1.7" stroke-linecap="round"/></g>""";

    internal static bool IsOwn(string icon) => icon.StartsWith("""<g data-own=""", StringComparison.Ordinal);
}
