using Catalog.Core.DataProducts;
using Catalog.Core.Validity;
using Catalog.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalog.Data.Validity;

internal sealed class IncidentConfiguration : IEntityTypeConfiguration<Incident>
{
    public void Configure(EntityTypeBuilder<Incident> builder)
    {
        builder.HasOwnKey(i => i.Id);
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.AsJson(i => i.Reasons);
        builder.Property(i => i.OwnerName).HasMaxLength(200);
        builder.HasIndex(i => new { i.ProductId, i.ClosedAt });
        builder.HasIndex(i => i.Since);
        builder.HasOne<DataProduct>().WithMany().HasForeignKey(i => i.ProductId);
    }
}

internal sealed class IncidentNoteConfiguration : IEntityTypeConfiguration<IncidentNote>
{
    public void Configure(EntityTypeBuilder<IncidentNote> builder)
    {
        builder.HasOwnKey(n => n.Id);
        builder.AsJson(n => n.Reasons);
        builder.Property(n => n.By).HasMaxLength(200);
        builder.Property(n => n.Text).HasMaxLength(IncidentNote.Longest);
        builder.HasIndex(n => new { n.IncidentId, n.At });
        builder.HasOne<Incident>().WithMany().HasForeignKey(n => n.IncidentId);
    }
}

internal sealed class IncidentReachConfiguration : IEntityTypeConfiguration<IncidentReach>
{
    public void Configure(EntityTypeBuilder<IncidentReach> builder)
    {
        builder.HasKey(r => new { r.IncidentId, r.ProductId });
        builder.HasOne<Incident>().WithMany().HasForeignKey(r => r.IncidentId);
        // One way of deleting is enough; SQL Server allows no second.
        builder.HasOne<DataProduct>().WithMany().HasForeignKey(r => r.ProductId).OnDelete(DeleteBehavior.Restrict);
    }
}
