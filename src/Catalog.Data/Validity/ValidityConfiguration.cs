using Catalog.Core.DataProducts;
using Catalog.Core.Validity;
using Catalog.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalog.Data.Validity;

internal sealed class ProductValidityConfiguration : IEntityTypeConfiguration<ProductValidity>
{
    public void Configure(EntityTypeBuilder<ProductValidity> builder)
    {
        builder.HasOwnKey(v => v.ProductId);
        builder.Property(v => v.Version).IsConcurrencyToken();
        builder.AsJson(v => v.Reasons);
        builder.AsJson(v => v.Verdicts);
        builder.AsJson(v => v.Loss);
        builder.HasIndex(v => v.NextTurn);
        builder.HasOne<DataProduct>().WithOne().HasForeignKey<ProductValidity>(v => v.ProductId);
    }
}

internal sealed class ValidityEntryConfiguration : IEntityTypeConfiguration<ValidityEntry>
{
    public void Configure(EntityTypeBuilder<ValidityEntry> builder)
    {
        builder.HasOwnKey(e => e.Id);
        builder.AsJson(e => e.Reasons);
        builder.AsJson(e => e.Rule);
        builder.AsJson(e => e.Path);
        builder.HasIndex(e => new { e.ProductId, e.At });
        builder.HasOne<DataProduct>().WithMany().HasForeignKey(e => e.ProductId);
    }
}

internal sealed class ValidityPolicyConfiguration : IEntityTypeConfiguration<ValidityPolicy>
{
    public void Configure(EntityTypeBuilder<ValidityPolicy> builder)
    {
        builder.HasOwnKey(p => p.Id);
        builder.AsJson(p => p.Values);
        builder.Property(p => p.Why).HasMaxLength(2000);
        builder.HasIndex(p => new { p.SubjectId, p.SetAt });
    }
}

internal sealed class ValidityOverrideConfiguration : IEntityTypeConfiguration<ValidityOverride>
{
    public void Configure(EntityTypeBuilder<ValidityOverride> builder)
    {
        builder.HasOwnKey(o => o.Id);
        builder.Property(o => o.Reason).HasMaxLength(2000);
        builder.HasIndex(o => new { o.ProductId, o.SetAt });
        builder.HasOne<DataProduct>().WithMany().HasForeignKey(o => o.ProductId);
    }
}

internal sealed class GateCountConfiguration : IEntityTypeConfiguration<GateCount>
{
    public void Configure(EntityTypeBuilder<GateCount> builder)
    {
        builder.HasKey(c => new { c.ProductId, c.Minute, c.Asker, c.Verdict });
        builder.Property(c => c.Asker).HasMaxLength(200);
        builder.HasIndex(c => c.Minute);
        builder.HasOne<DataProduct>().WithMany().HasForeignKey(c => c.ProductId);
    }
}
