using System.Diagnostics.CodeAnalysis;
using Catalog.Core.Shared;

namespace Catalog.UI.Components;

/// <summary>The one place that turns a refusal into what a form shows: a sentence above it and an error under each field.</summary>
public sealed class OutcomePresenter
{
    /// <summary>Why the last deed was refused; <c>null</c> when it was not.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Set when somebody else was faster: offer to look at what is stored now.</summary>
    public bool IsConflict => Refusal is Refusal.Conflict;

    /// <summary>The error under a field, for its <c>Error</c> parameter.</summary>
    public string? this[string field] =>
        Refusal is Refusal.Invalid invalid && invalid.Errors.TryGetValue(field, out var sentences) && sentences.Length > 0 ? string.Join(' ', sentences) : null;

    /// <summary>The sentence above the form.</summary>
    public string? Sentence => Refusal?.Sentence;

    /// <summary>Takes an outcome in: true and the value, or false and something to show.</summary>
    public bool Take<T>(Outcome<T> outcome, [MaybeNullWhen(false)] out T value)
    {
        (Refusal, value) = (outcome.Refusal, outcome.Value);
        return outcome.Refusal is null;
    }

    public void Clear() => Refusal = null;
}
