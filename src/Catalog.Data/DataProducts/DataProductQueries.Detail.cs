using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.DataProducts;

internal sealed partial class DataProductQueries
{
    public async Task<ProductDetail?> DetailAsync(DataProductKey key, Actor actor, CancellationToken ct)
    {
        var hash = KeyHash.Folded(key.ToString());
        await using var db = await contexts.CreateDbContextAsync(ct);
        var visible = db.DataProducts.AsNoTracking().VisibleTo(actor);
        var product = await visible.Where(p => p.KeyHash == hash).Include(p => p.Ports.OrderBy(port => port.Position)).Include(p => p.Terms).AsSplitQuery().SingleOrDefaultAsync(ct);
        if (product is null)
        {
            var moved = await db.KeyRedirects.Where(r => r.Kind == RedirectKind.Product && r.OldKeyHash == hash).Select(r => (Guid?)r.TargetId).SingleOrDefaultAsync(ct);
            if (moved is not { } target) return null;
            var id = DataProductId.From(target);
            product = await visible.Where(p => p.Id == id).Include(p => p.Ports.OrderBy(port => port.Position)).Include(p => p.Terms).AsSplitQuery().SingleOrDefaultAsync(ct);
            if (product is null) return null;
        }

        var found = product.Id;
        var (rows, _) = await PageAsync(db, visible.Where(p => p.Id == found), ProductSort.Default, null, 1, actor, ct);
        if (rows is not [var summary]) return null;
        var details = Authorisation.Decide(actor, ProductAction.ReadDetails, product.Facts);
        return new ProductDetail
        {
            Summary = summary,
            CreatedAt = product.CreatedAt,
            Version = product.ProductVersion,
            CertificationReason = product.CertificationReason,
            Support = product.Support,
            Terms = [.. product.Terms.Select(t => t.TermKey).Order(StringComparer.Ordinal)],
            Ports = [.. product.Ports.Where(p => details.Allowed || p.Direction == PortDirection.Output).Select(p => new PortSummary(
                p.Direction, p.Name, p.PortVersion, p.Tier, p.Technology, p.Format,
                details.Allowed ? p.Description : null, details.Allowed ? p.Location : null, details.Allowed ? p.ContractId : null))],
            Withheld = details.Allowed ? null : details.Why,
            Usage = details.Allowed ? product.Usage : null,
            Limitations = details.Allowed ? product.Limitations : null,
            Links = details.Allowed ? product.Links : null,
            Contacts = details.Allowed ? product.Contacts : null,
        };
    }
}
