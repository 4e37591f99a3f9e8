namespace Catalog.Core.Domains;

/// <summary>A domain with those above it.</summary>
public static class DomainPath
{
    /// <summary>The domain and its parents, nearest first; parents that go in a circle end it.</summary>
    public static IReadOnlyList<DomainId> Of(DomainId domain, IReadOnlyDictionary<DomainId, DomainId?> parents)
    {
        var path = new List<DomainId>();
        for (DomainId? at = domain; at is { } here && !path.Contains(here); at = parents.GetValueOrDefault(here)) path.Add(here);
        return path;
    }
}
