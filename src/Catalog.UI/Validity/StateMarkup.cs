using System.Collections.Concurrent;
using Catalog.Core.Validity;
using Catalog.UI.Components;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Validity;

/// <summary>
/// States as shared text: a component for the chip, for its icon and for the pen in each row of a list would cost an open
/// page more than the row itself, and this costs all pages together one string for each state.
/// </summary>
internal static class StateMarkup
{
    private static readonly ConcurrentDictionary<(ValidityState State, bool ByHand), MarkupString> Drawn = new();
    private static readonly ConcurrentDictionary<ValidityState, MarkupString> Shapes = new();
    private static readonly ConcurrentDictionary<ValidityState, MarkupString> Labelled = new();

    /// <summary>The state with its word, and with a pen where somebody set it by hand.</summary>
    public static MarkupString Chip(ValidityState state, bool byHand) => Drawn.GetOrAdd((state, byHand), static key =>
    {
        var word = key.State.Word();
        var pen = key.ByHand ? $"""<svg class="i s" viewBox="0 0 24 24" role="img" aria-label="set by hand">{Icons.Edit}</svg>""" : "";
        return new($"""<span class="state {word.ToLowerInvariant()}"><svg class="i s" aria-hidden="true"><use href="#{Sprite.IdOf(key.State)}"/></svg>{word}{pen}</span>""");
    });

    /// <summary>The state as its icon alone in front of a key; its word is read out.</summary>
    public static MarkupString Named(ValidityState state) => Labelled.GetOrAdd(state, static state => new($"""<svg class="i s st" role="img" aria-label="{state.Word()}"><title>{state.Word()}</title><use href="#{Sprite.IdOf(state)}"/></svg>"""));

    /// <summary>The state as its icon alone, beside words that name it.</summary>
    public static MarkupString Icon(ValidityState state) => Shapes.GetOrAdd(state, static state => new($"""<svg class="i s" aria-hidden="true"><use href="#{Sprite.IdOf(state)}"/></svg>"""));

    /// <summary>The chip of a product; nothing for one without a state, such as a retired one.</summary>
    public static MarkupString Of(Standing? product) => product?.State is { } state ? Chip(state, product.Known.ByHand) : default;

    /// <summary>What the icon of a state is drawn of.</summary>
    public static string Shape(ValidityState state) => state switch
    {
        ValidityState.Valid => """<circle cx="8" cy="8" r="7" fill="var(--ct-valid-solid)"/><path class="ink" d="M4.8 8.3l2.2 2.2 4.3-4.7" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/>""",
        ValidityState.Suspect => """<path d="M8 1.1c.5 0 .9.25 1.15.68l6 10.55c.52.9-.12 1.97-1.15 1.97H2c-1.03 0-1.67-1.07-1.15-1.97l6-10.55C7.1 1.35 7.5 1.1 8 1.1z" fill="var(--ct-suspect-solid)"/><path class="ink" d="M8 5.2v4M8 11.5v.2" stroke-width="1.8" stroke-linecap="round"/>""",
        ValidityState.Invalid => """<path d="M5.3 1h5.4a.9.9 0 0 1 .64.26l3.4 3.4a.9.9 0 0 1 .26.64v5.4a.9.9 0 0 1-.26.64l-3.4 3.4a.9.9 0 0 1-.64.26H5.3a.9.9 0 0 1-.64-.26l-3.4-3.4A.9.9 0 0 1 1 10.7V5.3a.9.9 0 0 1 .26-.64l3.4-3.4A.9.9 0 0 1 5.3 1z" fill="var(--ct-invalid-solid)"/><path class="ink" d="M5.5 5.5l5 5m0-5l-5 5" stroke-width="1.7" stroke-linecap="round"/>""",
        ValidityState.Stale => """<circle cx="8" cy="8" r="6.2" fill="none" stroke="var(--ct-stale-solid)" stroke-width="1.6"/><path d="M8 4.6V8l2.4 1.5" fill="none" stroke="var(--ct-stale-solid)" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>""",
        _ => """<circle cx="8" cy="8" r="6.3" fill="none" stroke="var(--ct-unknown-solid)" stroke-width="1.4" stroke-dasharray="2.5 1.9"/><path d="M6.3 6.4c.1-1 .8-1.6 1.8-1.6s1.7.6 1.7 1.5c0 1.2-1.7 1.2-1.7 2.5" fill="none" stroke="var(--ct-unknown-solid)" stroke-width="1.4" stroke-linecap="round"/><circle cx="8.1" cy="11" r=".85" fill="var(--ct-unknown-solid)"/>""",
    };
}
