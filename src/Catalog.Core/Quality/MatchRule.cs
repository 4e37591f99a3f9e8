using Catalog.Core.DataProducts;
using Catalog.Core.Shared;

namespace Catalog.Core.Quality;

public readonly record struct MatchRuleId(Guid Value) : ICatalogId<MatchRuleId>
{
    public static MatchRuleId From(Guid value) => new(value);
}

/// <summary>Which results belong to a port: data source, asset and suite, each with <c>*</c> and <c>?</c> for what varies.</summary>
public sealed class MatchRule
{
    private MatchRule() { }

    public MatchRule(MatchRuleId id, DataProductId product, PortId port, string dataSource, string asset, string suite, string by, DateTimeOffset now)
        => (Id, ProductId, PortId, DataSource, Asset, Suite, By, At) = (id, product, port, dataSource, asset, suite, by, now);

    public MatchRuleId Id { get; private set; }
    public DataProductId ProductId { get; private set; }
    public PortId PortId { get; private set; }
    public string DataSource { get; private set; } = "*";
    public string Asset { get; private set; } = "*";
    public string Suite { get; private set; } = "*";
    public string By { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public void Change(string dataSource, string asset, string suite, string by, DateTimeOffset now) => (DataSource, Asset, Suite, By, At) = (dataSource, asset, suite, by, now);

    /// <summary>A result that names neither asset nor suite fits no rule: it could be anybody's.</summary>
    public bool Fits(string? dataSource, string? asset, string? suite) =>
        Names(asset, suite) && Glob.Fits(DataSource, dataSource ?? "") && Glob.Fits(Asset, asset ?? "") && Glob.Fits(Suite, suite ?? "");

    /// <summary>Whether a result of these says enough of itself for a rule.</summary>
    public static bool Names(string? asset, string? suite) => !string.IsNullOrEmpty(asset) || !string.IsNullOrEmpty(suite);
}
