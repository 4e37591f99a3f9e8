namespace Catalog.Core.Access;

/// <summary>The answer of the authorisation decision, with the reason in a sentence either way.</summary>
public readonly record struct Decision(bool Allowed, string Why)
{
    public static Decision Yes(string why) => new(true, why);

    public static Decision No(string why) => new(false, why);
}
