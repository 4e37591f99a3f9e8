namespace Catalog.Core.Lineage;

/// <summary>Reads OpenLineage events. Bad input is a case of the answer, never an exception.</summary>
public interface ILineageReader
{
    /// <summary>One event.</summary>
    LineageReading Read(ReadOnlyMemory<byte> json);

    /// <summary>The elements of an array, each by itself; <c>null</c> with the reason when it is no array.</summary>
    (IReadOnlyList<LineageReading>? Events, string? Problem) ReadBatch(ReadOnlyMemory<byte> json);
}

/// <summary>
/// An event, or why it is refused: <see cref="Malformed"/> says that it is no JSON at all, else it is JSON that cannot be
/// used. <see cref="Json"/> is the text of exactly this event in UTF-8: a part of what was read, and no longer there than that.
/// </summary>
public sealed record LineageReading(LineageEvent? Event, ReadOnlyMemory<byte> Json, string? Problem = null, bool Malformed = false);
