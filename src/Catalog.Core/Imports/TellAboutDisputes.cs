using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Imports.Records;
using Catalog.Core.Notifications;
using Catalog.Core.Shared;

namespace Catalog.Core.Imports;

/// <summary>Asks the stewards of a dataset's holder, once, about another product that claims it; administrators where no steward may know of that product.</summary>
public sealed class TellAboutDisputes(TimeProvider clock) : IEventHandler
{
    public Task HandleAsync(CatalogEvent happened, ICatalogWork work, CancellationToken ct) => happened switch
    {
        DatasetDisputed disputed => AskAsync(disputed, work, ct),
        DatasetClaimDecided decided => work.CompleteAsync(InboxKinds.DatasetDispute, Cause(decided.ProductId, decided.HolderId, decided.Namespace, decided.Name), clock, ct),
        _ => Task.CompletedTask,
    };

    private async Task AskAsync(DatasetDisputed disputed, ICatalogWork work, CancellationToken ct)
    {
        if (await work.ProductBriefAsync(disputed.ProductId, ct) is not { } claimant || await work.ProductBriefAsync(disputed.HolderId, ct) is not { } holder) return;
        // The same dispute comes with every import of the same documents; what was decided is not asked again.
        var cause = Cause(disputed.ProductId, disputed.HolderId, disputed.Namespace, disputed.Name);
        if ((await work.InboxItemsAsync(InboxKinds.DatasetDispute, cause, ct)).Any(item => item.DoneAt is not null)) return;
        var seen = await Audience.OfAsync(claimant.Facts, work, clock.GetUtcNow(), ct);
        var stewards = (await work.StewardsAsync(holder.Facts.DomainId, ct)).Where(person => seen.May(person, ProductAction.See)).ToList();
        await work.TellAsync(
            new Told(InboxKinds.DatasetDispute, cause, true, $"{claimant.Key} claims the dataset {disputed.Name}, which stands behind {holder.Key}",
                $"In {disputed.Namespace}, brought by {disputed.By}. {holder.Key} claimed it first and keeps it until you decide.", PortalPaths.DatasetClaim(disputed.Namespace, disputed.Name, claimant.Key), disputed.HolderId),
            stewards.Count > 0 ? stewards : await work.AdministratorsAsync(ct), clock, ct);
    }

    /// <summary>One for the two products and the dataset, whichever of them holds it.</summary>
    private static Guid Cause(DataProductId one, DataProductId other, string space, string name)
    {
        var (first, second) = one.Value.CompareTo(other.Value) < 0 ? (one, other) : (other, one);
        return RecordText.Id("dataset-dispute", $"{first.Value:N} {second.Value:N} {space} {name}");
    }
}
