using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalog.Data.Access;

internal sealed class AccessRequestConfiguration : IEntityTypeConfiguration<AccessRequest>
{
    public void Configure(EntityTypeBuilder<AccessRequest> builder)
    {
        builder.HasOwnKey(r => r.Id);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Property(r => r.Purpose).HasMaxLength(4000);
        builder.Property(r => r.Reason).HasMaxLength(4000);
        builder.HasIndex(r => new { r.ProductId, r.State });
        builder.HasIndex(r => new { r.PersonId, r.PortId, r.State });
        builder.HasIndex(r => r.OpenHash).IsUnique();
        builder.HasOne<DataProduct>().WithMany().HasForeignKey(r => r.ProductId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class GrantConfiguration : IEntityTypeConfiguration<Grant>
{
    public void Configure(EntityTypeBuilder<Grant> builder)
    {
        builder.HasOwnKey(g => g.Id);
        builder.Property(g => g.Version).IsConcurrencyToken();
        builder.Property(g => g.Purpose).HasMaxLength(4000);
        builder.Property(g => g.RevokedReason).HasMaxLength(4000);
        builder.HasIndex(g => new { g.PersonId, g.EndsAt });
        builder.HasIndex(g => new { g.ProductId, g.EndsAt });
        builder.HasIndex(g => new { g.EndedAt, g.EndsAt });
        builder.HasOne<DataProduct>().WithMany().HasForeignKey(g => g.ProductId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(g => g.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AccessRequest>().WithMany().HasForeignKey(g => g.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ApiTokenConfiguration : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.HasOwnKey(t => t.Id);
        builder.HasIndex(t => t.NameHash).IsUnique();
        builder.HasIndex(t => t.Hash).IsUnique();
    }
}
