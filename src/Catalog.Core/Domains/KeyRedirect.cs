using Catalog.Core.Shared;

namespace Catalog.Core.Domains;

public enum RedirectKind { Domain, Team, Product }

/// <summary>An old key that leads to what it once named, for ever.</summary>
public sealed class KeyRedirect
{
    private KeyRedirect() { }

    public KeyRedirect(RedirectKind kind, string oldKey, Guid targetId, DateTimeOffset now)
        => (Kind, OldKeyHash, OldKey, TargetId, At) = (kind, KeyHash.Folded(oldKey), oldKey, targetId, now);

    public RedirectKind Kind { get; private set; }
    public byte[] OldKeyHash { get; private set; } = [];
    public string OldKey { get; private set; } = "";
    /// <summary>The Guid of the id that the kind says.</summary>
    public Guid TargetId { get; private set; }
    public DateTimeOffset At { get; private set; }
}
