using Catalog.Core.Domains;
using Catalog.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalog.Data.Domains;

internal sealed class DomainConfiguration : IEntityTypeConfiguration<Domain>
{
    public void Configure(EntityTypeBuilder<Domain> builder)
    {
        builder.HasOwnKey(d => d.Id);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => d.KeyHash).IsUnique();
        builder.Property(d => d.Description).IsOptionalText();
        builder.HasOne<Domain>().WithMany().HasForeignKey(d => d.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TeamConfiguration : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> builder)
    {
        builder.HasOwnKey(t => t.Id);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasIndex(t => t.KeyHash).IsUnique();
        builder.Property(t => t.Description).IsOptionalText();
        builder.HasOne<Domain>().WithMany().HasForeignKey(t => t.DomainId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class KeyRedirectConfiguration : IEntityTypeConfiguration<KeyRedirect>
{
    public void Configure(EntityTypeBuilder<KeyRedirect> builder) => builder.HasKey(r => new { r.Kind, r.OldKeyHash });
}
