using System.Text.Json;

namespace Catalog.UI.Components;

/// <summary>What may travel from the prerendered page to its circuit.</summary>
internal static class Carrying
{
    // Of the 32 KB that a circuit takes in one message, leaving room for encoding and for the other components.
    private const int Most = 12_000;

    /// <summary>Whether it is small enough; what is not carried is read again.</summary>
    public static bool Fits<T>(T data) => JsonSerializer.SerializeToUtf8Bytes(data).Length <= Most;
}
