using System.Security.Cryptography;
using System.Text;

namespace Catalog.Core.Lineage;

/// <summary>A raw event as it came in: the truth from which everything else is learned.</summary>
public sealed class LineageLogEntry
{
    private string? read;

    private LineageLogEntry() { }

    /// <summary>An event to be appended; its text must stay where it is until that is done.</summary>
    public LineageLogEntry(ReadOnlyMemory<byte> text, LineageEvent happened, string sender, DateTimeOffset now)
        => (Text, Event, Kind, Sender, EventAt, ReceivedAt, Hash) = (text, happened, happened.Kind, sender, happened.At, now, SHA256.HashData(text.Span));

    /// <summary>The order in which events were taken in.</summary>
    public long Sequence { get; private set; }
    public string Json
    {
        get => read ??= Encoding.UTF8.GetString(Text.Span);
        private set => read = value;
    }

    /// <summary>The same in UTF-8, of an event that is to be appended.</summary>
    public ReadOnlyMemory<byte> Text { get; }
    /// <summary>The event as it was understood when it came; <c>null</c> when the entry was read from the log.</summary>
    public LineageEvent? Event { get; private set; }
    public byte[] Hash { get; private set; } = [];
    public LineageEventKind Kind { get; private set; }
    /// <summary>The token or person that sent it.</summary>
    public string Sender { get; private set; } = "";
    public DateTimeOffset EventAt { get; private set; }
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>It is in the log, at this place.</summary>
    public void Placed(long sequence) => Sequence = sequence;
}

/// <summary>The log of raw events. What it acknowledged is on the disk.</summary>
public interface ILineageLog
{
    /// <summary>Appends; returns when everything is committed with full sync. Calls at the same time share a commit.</summary>
    Task AppendAsync(IReadOnlyList<LineageLogEntry> entries, CancellationToken ct);

    /// <summary>For how long events that were acknowledged here wait for the graph, as far as this sender has a part in that.</summary>
    TimeSpan BehindOf(string sender);

    /// <summary>The hashes of those that are in the log already, in hexadecimal.</summary>
    Task<IReadOnlySet<string>> KnownAsync(IReadOnlyCollection<LineageLogEntry> entries, CancellationToken ct);
}
