using Catalog.Core.Contracts;
using Catalog.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalog.Data.Contracts;

internal sealed class DataContractConfiguration : IEntityTypeConfiguration<DataContract>
{
    public void Configure(EntityTypeBuilder<DataContract> builder)
    {
        builder.HasOwnKey(c => c.Id);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Property(c => c.ContractId).HasMaxLength(1000);
        builder.HasIndex(c => c.ContractIdHash).IsUnique();
        builder.HasIndex(c => c.UpdatedAt);
        builder.HasMany(c => c.Versions).WithOne().HasForeignKey(v => v.DataContractId);
    }
}

internal sealed class ContractVersionConfiguration : IEntityTypeConfiguration<ContractVersion>
{
    public void Configure(EntityTypeBuilder<ContractVersion> builder)
    {
        builder.HasOwnKey(v => v.Id);
        builder.Property(v => v.Source).HasMaxLength(4000);
        builder.Property(v => v.Text).IsText();
        builder.Property(v => v.Document).IsText();
        builder.Ignore(v => v.IsDraft);
        builder.HasIndex(v => new { v.DataContractId, v.Number });
    }
}
