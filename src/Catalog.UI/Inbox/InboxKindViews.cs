using Catalog.Core.Access;
using Catalog.Core.Imports;
using Catalog.Core.Lineage.Impact;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.Access;
using Catalog.UI.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.UI.Inbox;

/// <summary>The kinds that the mesh itself contributes.</summary>
internal static class InboxKindViews
{
    public static IServiceCollection AddMeshInboxKinds(this IServiceCollection services) => services
        .AddSingleton(new InboxKindView(InboxKinds.AccessRequest, "Access", Icons.Access)
        {
            Decision = new InboxDecision("Approve", "approved", "Deny", "denied", "The asker is told at once, with your reason. Approving makes a grant until the end that was asked for; opening the port stays with you.", DecideAccessAsync),
            Evidence = AccessEvidence.RequestAsync,
        })
        .AddSingleton(new InboxKindView(InboxKinds.Provisioning, "Provisioning", Icons.Access)
        {
            Decision = new InboxDecision("Mark as provisioned", "marked as provisioned", null, null, "The holder is told at once that the port is open.", ProvisionAsync),
            Evidence = AccessEvidence.GrantAsync,
        })
        .AddSingleton(new InboxKindView(InboxKinds.OwnershipProposal, "Ownership", Icons.Team)
        {
            Decision = new InboxDecision("Accept", "accepted", "Reject", "rejected", "Accepting hands the product over or moves it; its old key keeps leading to it.", DecideOwnershipAsync),
        })
        .AddSingleton(new InboxKindView(InboxKinds.DatasetDispute, "Dispute", Icons.Unmatched))
        .AddSingleton(new InboxKindView(TellOwners.Kind, "Upstream", Icons.Lineage))
        .AddSingleton(new InboxKindView(Core.Validity.TellAboutValidity.Kind, "State", Icons.Quality))
        .AddSingleton(new InboxKindView(InboxKinds.AccessDecided, "Decided", Icons.Access))
        .AddSingleton(new InboxKindView(InboxKinds.GrantProvisioned, "Provisioned", Icons.Check))
        .AddSingleton(new InboxKindView(InboxKinds.GrantEnding, "Ending", Icons.Recertify))
        .AddSingleton(new InboxKindView(InboxKinds.GrantEnded, "Ended", Icons.Recertify))
        .AddSingleton(new InboxKindView(InboxKinds.SavedSearch, "Saved searches", Icons.Save))
        .AddSingleton(new InboxKindView(InboxKinds.Watched, "Watched", Icons.Watch));

    private static async Task<Refusal?> DecideAccessAsync(IServiceProvider services, InboxRow row, bool yes, string? reason, Actor actor, CancellationToken ct) =>
        (await services.GetRequiredService<DecideAccess>().ExecuteAsync(new DecideAccessCommand(AccessRequestId.From(row.CauseId), yes, reason), actor, ct)).Refusal;

    private static async Task<Refusal?> ProvisionAsync(IServiceProvider services, InboxRow row, bool yes, string? reason, Actor actor, CancellationToken ct) =>
        (await services.GetRequiredService<ProvisionGrant>().ExecuteAsync(new ProvisionGrantCommand(GrantId.From(row.CauseId)), actor, ct)).Refusal;

    private static async Task<Refusal?> DecideOwnershipAsync(IServiceProvider services, InboxRow row, bool yes, string? reason, Actor actor, CancellationToken ct) =>
        (await services.GetRequiredService<DecideOwnership>().ExecuteAsync(new DecideOwnershipCommand(OwnershipProposalId.From(row.CauseId), yes, reason), actor, ct)).Refusal;
}
