namespace Catalog.UI.Components;

/// <summary>Neutral, outlined and dashed carry no judgement; the other three do, and always together with their word.</summary>
public enum TagKind { Neutral, Outlined, Dashed, Trouble, Caution, Fine }
