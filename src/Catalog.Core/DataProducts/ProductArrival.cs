using Catalog.Core.Imports;

namespace Catalog.Core.DataProducts;

/// <summary>
/// A product document that wants in. <paramref name="Source"/> is where it came from; <paramref name="Key"/> the address
/// it was put to, which must agree with its id.
/// </summary>
internal sealed record ProductArrival(SourceDocument.Product Document, string Source, DataProductKey? Key = null, long? ExpectedVersion = null);
