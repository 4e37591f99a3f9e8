using Catalog.Core.Access;
using Catalog.Core.Imports.Records;
using Catalog.Core.Notifications;
using Catalog.Core.Shared;

namespace Catalog.Core.Imports;

/// <summary>Tells the stewards of a dataset's holder, once, that another product claims it; administrators where no steward may know of that product.</summary>
public sealed class TellAboutDisputes(TimeProvider clock) : IEventHandler
{
    public async Task HandleAsync(CatalogEvent happened, ICatalogWork work, CancellationToken ct)
    {
        if (happened is not DatasetDisputed disputed || await work.ProductBriefAsync(disputed.ProductId, ct) is not { } claimant || await work.ProductBriefAsync(disputed.HolderId, ct) is not { } holder) return;
        var seen = await Audience.OfAsync(claimant.Facts, work, clock.GetUtcNow(), ct);
        var stewards = (await work.StewardsAsync(holder.Facts.DomainId, ct)).Where(person => seen.May(person, ProductAction.See)).ToList();
        // The same dispute comes with every import of the same documents.
        var cause = RecordText.Id("dataset-dispute", $"{disputed.ProductId.Value:N} {disputed.HolderId.Value:N} {disputed.Namespace} {disputed.Name}");
        await work.TellAsync(
            new Told(InboxKinds.DatasetDispute, cause, false, $"{claimant.Key} claims the dataset {disputed.Name}, which stands behind {holder.Key}",
                $"In {disputed.Namespace}, brought by {disputed.By}. {holder.Key} claimed it first and keeps it, until one of the two names other datasets on its port.", PortalPaths.Product(holder.Key), disputed.HolderId),
            stewards.Count > 0 ? stewards : await work.AdministratorsAsync(ct), clock, ct);
    }
}
