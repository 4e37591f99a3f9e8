namespace Catalog.Core.Shared;

/// <summary>Stored with a version that grows with every change; a stale writer gets a conflict (ETag and If-Match carry it).</summary>
public interface IVersioned
{
    long Version { get; }
}
