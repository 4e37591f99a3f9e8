using System.Text.Json;
using Catalog.Core.Shared;

namespace Catalog.Data.Outbox;

/// <summary>An event on its way to its handlers, stored with the change that caused it.</summary>
public sealed class OutboxMessage
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Dictionary<string, Type> Types = typeof(CatalogEvent).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(CatalogEvent)) && !t.IsAbstract)
        .ToDictionary(t => t.Name);

    private OutboxMessage() { }

    public OutboxMessage(CatalogEvent happened)
    {
        EventId = happened.EventId;
        At = happened.At;
        Type = happened.GetType().Name;
        Payload = JsonSerializer.Serialize(happened, happened.GetType(), Json);
    }

    /// <summary>Order of writing; on databases with concurrent writers it becomes visible with gaps.</summary>
    public long Sequence { get; private set; }
    public Guid EventId { get; private set; }
    public string Type { get; private set; } = "";
    public string Payload { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    /// <summary>Set in the transaction of what the handlers did.</summary>
    public DateTimeOffset? HandledAt { get; private set; }
    public int Attempts { get; private set; }
    /// <summary>Why the last attempt failed.</summary>
    public string? Error { get; private set; }

    /// <summary>The event; <c>null</c> when a newer release wrote a type that this one does not know.</summary>
    public CatalogEvent? Event() => Types.TryGetValue(Type, out var type) ? (CatalogEvent?)JsonSerializer.Deserialize(Payload, type, Json) : null;

    public void Handled(DateTimeOffset now) => (HandledAt, Error) = (now, null);

    public void Failed(string error) => (Attempts, Error) = (Attempts + 1, error.Length <= 2000 ? error : error[..2000]);
}
