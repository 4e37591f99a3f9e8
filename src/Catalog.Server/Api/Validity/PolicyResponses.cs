using Catalog.Core.Validity;

namespace Catalog.Server.Api.Validity;

/// <summary>The rules that hold, and the levels that they are inherited over, the mesh first.</summary>
public sealed record PolicyOverviewResponse(decimal LimitPercent, int? PromiseMinutes, IReadOnlyList<string> Critical, IReadOnlyDictionary<ValidityState, Verdict> Verdicts, IReadOnlyList<PolicyLevelResponse> Levels)
{
    internal static PolicyOverviewResponse From(PolicyOverview overview) => new(
        overview.Rules.Limit / 100m, (int?)overview.Rules.Promise?.TotalMinutes, overview.Rules.Critical, overview.Rules.Verdicts, [.. overview.Levels.Select(PolicyLevelResponse.From)]);
}

/// <summary>A level with every policy that was set there, the newest first.</summary>
public sealed record PolicyLevelResponse(string Scope, string Name, string? Domain, string? Port, IReadOnlyList<PolicyResponse> Policies)
{
    internal static PolicyLevelResponse From(PolicyLevel level) => new(level.Scope.ToString().ToLowerInvariant(), level.Name, level.Domain, level.Port, [.. level.Set.Select(PolicyResponse.From)]);
}

/// <summary>A policy; without <c>endedAt</c> it is in force, and absent values are inherited.</summary>
public sealed record PolicyResponse(
    decimal? LimitPercent, int? PromiseMinutes, IReadOnlyList<string>? Critical, IReadOnlyDictionary<ValidityState, Verdict>? Verdicts, string Why, string? AgreedWith, string SetBy, DateTimeOffset SetAt, DateTimeOffset? EndedAt)
{
    internal static PolicyResponse From(PolicyRow row) => new(row.Values.Limit / 100m, (int?)row.Values.Promise?.TotalMinutes, row.Values.Critical, row.Values.Verdicts, row.Why, row.AgreedWith, row.By, row.At, row.EndedAt);
}
