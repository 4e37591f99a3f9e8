using Catalog.Core.Imports;

namespace Catalog.Core.DataProducts;

/// <summary>
/// A product document that wants in. <paramref name="Source"/> is where it came from; <paramref name="Key"/> the address
/// it was put to, which must agree with its id; <paramref name="Wanted"/> the key it had elsewhere, taken when it is free.
/// </summary>
internal sealed record ProductArrival(SourceDocument.Product Document, string Source, DataProductKey? Key = null, DataProductKey? Wanted = null);
