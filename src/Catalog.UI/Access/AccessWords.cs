using Catalog.Core.Access;
using Catalog.UI.Components;

namespace Catalog.UI.Access;

/// <summary>Requests in words.</summary>
internal static class AccessWords
{
    /// <summary>Asked, decided, granted, provisioned: where a request stands.</summary>
    public static IReadOnlyList<FlowStep> Stations(AccessRequestRow r, AccessRules rules)
    {
        var asked = new FlowStep("Asked", $"For port {r.PortName} until {rules.DayOf(r.Until):d MMM yyyy}", FlowState.Done);
        return r.State switch
        {
            AccessRequestState.Withdrawn => [asked, new("Withdrawn", "You took it back", FlowState.Done)],
            AccessRequestState.Denied => [asked, new($"Denied by {r.DecidedByName}", r.Reason, FlowState.Done)],
            AccessRequestState.Approved =>
            [
                asked,
                new($"Approved by {r.DecidedByName}", r.Reason, FlowState.Done),
                new("Granted", $"Until {rules.DayOf(r.GrantEndsAt ?? r.Until):d MMM yyyy}", FlowState.Done),
                r.ProvisionedAt is null
                    ? new("Provisioned", $"{r.DecidedByName} opens the port and marks it", FlowState.Now)
                    : new("Provisioned", $"Marked by {r.ProvisionedBy}", FlowState.Done),
            ],
            _ => [asked, new("The owner decides", null, FlowState.Now), new("Granted"), new("Provisioned")],
        };
    }

    /// <summary>A grant of before, for who decides about the next one.</summary>
    public static string Held(GrantRow grant, AccessRules rules) =>
        $"{(grant.State == GrantState.Holding ? "holds" : "held")} port {grant.PortName} until {rules.DayOf(grant.RevokedAt ?? grant.EndsAt):d MMM yyyy}{(grant.State == GrantState.Revoked ? $", revoked by {grant.RevokedBy}: {grant.RevokedReason}" : "")}";

    /// <summary>How far a grant is, and by whom.</summary>
    public static string Stands(GrantRow grant) => grant switch
    {
        { State: GrantState.Revoked } => $"Revoked by {grant.RevokedBy}: {grant.RevokedReason}",
        { State: GrantState.Ended } => "Ended",
        { ProvisionedAt: null } => $"Approved by {grant.GrantedBy}, not provisioned yet",
        _ => $"Provisioned by {grant.ProvisionedBy}",
    };

    /// <summary>"within 5 hours": a median, in words that do not promise too much.</summary>
    public static string Usually(TimeSpan median) => median switch
    {
        { TotalMinutes: < 60 } => "within an hour",
        { TotalHours: < 24 } => $"within {Math.Ceiling(median.TotalHours):0} hours",
        { TotalDays: < 2 } => "within 2 days",
        _ => $"within {Math.Ceiling(median.TotalDays):0} days",
    };
}
