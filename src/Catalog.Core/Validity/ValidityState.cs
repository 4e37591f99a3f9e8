namespace Catalog.Core.Validity;

/// <summary>Whether a product can be trusted now. The order is that of precedence.</summary>
public enum ValidityState
{
    /// <summary>Nothing speaks against it.</summary>
    Valid,
    /// <summary>A port has no result that counts.</summary>
    Unknown,
    /// <summary>Its data is older than promised.</summary>
    Stale,
    /// <summary>Something that it is built from is INVALID.</summary>
    Suspect,
    /// <summary>Its own data breaks a rule.</summary>
    Invalid,
}

/// <summary>What the gate answers.</summary>
public enum Verdict { Allow, Warn, Block }

/// <summary>How states and verdicts are written.</summary>
public static class ValidityWords
{
    /// <summary>States and verdicts are written in capitals, everywhere.</summary>
    public static string Word(this ValidityState state) => state switch
    {
        ValidityState.Valid => "VALID",
        ValidityState.Unknown => "UNKNOWN",
        ValidityState.Stale => "STALE",
        ValidityState.Suspect => "SUSPECT",
        _ => "INVALID",
    };

    public static string Word(this Verdict verdict) => verdict switch { Verdict.Allow => "ALLOW", Verdict.Warn => "WARN", _ => "BLOCK" };
}
