using System.Diagnostics.CodeAnalysis;

namespace Catalog.Core.Shared;

/// <summary>What a use case answers: a value, or a <see cref="Shared.Refusal"/>. Exceptions are kept for bugs and outages.</summary>
public readonly struct Outcome<T>
{
    private Outcome(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>The value; default when refused.</summary>
    public T? Value { get; }

    /// <summary>Why not; <c>null</c> when it went through.</summary>
    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsOk => Refusal is null;

    public static implicit operator Outcome<T>(T value) => new(value, null);
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    public Outcome<TOut> Map<TOut>(Func<T, TOut> map) => IsOk ? map(Value) : Refusal;
}

/// <summary>The value of an outcome that has nothing to say but "done".</summary>
public readonly record struct Done;

/// <summary>Why something was not done, in a sentence that a person can act on.</summary>
public abstract record Refusal(string Sentence)
{
    /// <summary>Missing, or hidden from this actor: the two are not told apart.</summary>
    public sealed record NotFound(string Sentence) : Refusal(Sentence);

    /// <summary>Values that cannot be taken. Keys of <see cref="Errors"/> are field names; values are sentences.</summary>
    public sealed record Invalid(string Sentence, IReadOnlyDictionary<string, string[]> Errors) : Refusal(Sentence)
    {
        public Invalid(string field, string sentence) : this(sentence, new Dictionary<string, string[]> { [field] = [sentence] }) { }
    }

    /// <summary>Somebody else was faster, or the key is taken. <see cref="CurrentVersion"/> is what is stored now, when known.</summary>
    public sealed record Conflict(string Sentence, long? CurrentVersion = null) : Refusal(Sentence)
    {
        /// <summary>Somebody saved between this work's reading and its saving: done again, it may go through.</summary>
        public bool Overtaken { get; init; }
    }

    public sealed record Forbidden(string Sentence) : Refusal(Sentence);
}
