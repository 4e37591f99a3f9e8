using Catalog.Core.DataProducts;
using Catalog.Core.Imports;
using Catalog.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalog.Data.Imports;

internal sealed class ImportRunConfiguration : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> builder)
    {
        builder.HasOwnKey(r => r.Id);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Property(r => r.Source).HasMaxLength(4000);
        builder.Ignore(r => r.Done);
        builder.HasIndex(r => r.StartedAt);
    }
}

internal sealed class ImportItemConfiguration : IEntityTypeConfiguration<ImportItem>
{
    public void Configure(EntityTypeBuilder<ImportItem> builder)
    {
        builder.HasOwnKey(i => i.Id);
        builder.Property(i => i.File).HasMaxLength(4000);
        builder.Property(i => i.Subject).HasMaxLength(4000);
        builder.Property(i => i.Reason).HasMaxLength(4000);
        builder.AsJson(i => i.Findings);
        builder.HasIndex(i => new { i.RunId, i.Position });
        builder.HasOne<ImportRun>().WithMany().HasForeignKey(i => i.RunId);
    }
}

internal sealed class OwnershipProposalConfiguration : IEntityTypeConfiguration<OwnershipProposal>
{
    public void Configure(EntityTypeBuilder<OwnershipProposal> builder)
    {
        builder.HasOwnKey(p => p.Id);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.Property(p => p.Source).HasMaxLength(4000);
        builder.Property(p => p.Reason).HasMaxLength(4000);
        builder.HasIndex(p => new { p.ProductId, p.State });
        builder.HasOne<DataProduct>().WithMany().HasForeignKey(p => p.ProductId);
    }
}
