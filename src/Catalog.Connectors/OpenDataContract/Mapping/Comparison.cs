using Catalog.Core.Contracts;

namespace Catalog.Connectors.OpenDataContract.Mapping;

/// <summary>Operators in words.</summary>
internal static class Comparison
{
    /// <summary>What follows "must be": <c>at most 5 %</c>.</summary>
    public static string Words(ContractRule rule, string unit = "")
    {
        var first = rule.Values.Count > 0 ? rule.Values[0] : "?";
        var last = rule.Values.Count > 1 ? rule.Values[^1] : "?";
        return rule.Operator switch
        {
            "mustBe" => $"exactly {first}{unit}",
            "mustNotBe" => $"anything but {first}{unit}",
            "mustBeGreaterThan" => $"more than {first}{unit}",
            "mustBeGreaterOrEqualTo" or "mustBeGreaterThanOrEqualTo" => $"at least {first}{unit}",
            "mustBeLessThan" => $"less than {first}{unit}",
            "mustBeLessOrEqualTo" or "mustBeLessThanOrEqualTo" => $"at most {first}{unit}",
            "mustBeBetween" => $"between {first} and {last}{unit}",
            "mustNotBeBetween" => $"outside {first} to {last}{unit}",
            _ => "as the contract says",
        };
    }

    /// <summary>Whether the rule allows none at all.</summary>
    public static bool IsNone(ContractRule rule) => rule.Values is [var only] && rule.Operator switch
    {
        "mustBe" or "mustBeLessOrEqualTo" or "mustBeLessThanOrEqualTo" => only is "0" or "0.0",
        "mustBeLessThan" => only is "1" && !IsPercent(rule),
        _ => false,
    };

    public static bool IsPercent(ContractRule rule) => rule.Unit?.ToUpperInvariant() is "PERCENT" or "%";
}
