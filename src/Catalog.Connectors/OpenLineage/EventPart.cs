namespace Catalog.Connectors.OpenLineage;

/// <summary>A part of an event, as a sentence names it: <c>job</c>, or <c>inputs[2]</c>. It becomes a text only when there is something to say.</summary>
internal readonly record struct EventPart(string Key, int? Index = null)
{
    public override string ToString() => Index is { } index ? $"{Key}[{index}]" : Key;
}
