namespace Catalog.Core.Shared;

/// <summary>Another catalog stands where one was, as after a restore: what a process keeps of it has to be read anew. Each process finds this out by itself; it is never stored.</summary>
public sealed record CatalogReplaced : CatalogEvent;
