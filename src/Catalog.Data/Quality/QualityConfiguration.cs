using Catalog.Core.DataProducts;
using Catalog.Core.Quality;
using Catalog.Core.Validity;
using Catalog.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalog.Data.Quality;

internal sealed class ValidationResultConfiguration : IEntityTypeConfiguration<ValidationResult>
{
    public void Configure(EntityTypeBuilder<ValidationResult> builder)
    {
        builder.HasOwnKey(r => r.Id);
        builder.Property(r => r.Suite).HasMaxLength(ValidationResult.LongestName);
        builder.Property(r => r.DataSource).HasMaxLength(ValidationResult.LongestName);
        builder.Property(r => r.Asset).HasMaxLength(ValidationResult.LongestName);
        builder.Property(r => r.LineageRun).HasMaxLength(ValidationResult.LongestName);
        builder.Property(r => r.Marks).IsText();
        builder.AsJson(r => r.Loss);
        builder.HasIndex(r => new { r.ContentHash, r.PortId }).IsUnique();
        // Two who decide at once where a waiting result belongs: the first one has.
        builder.Property(r => r.PortId).IsConcurrencyToken();
        builder.Property(r => r.Dismissed).IsConcurrencyToken();
        builder.HasIndex(r => new { r.ProductId, r.RunTime });
        builder.HasIndex(r => new { r.PortId, r.RunTime });
        // A port that is gone leaves its results behind.
        builder.HasOne<DataProduct>().WithMany().HasForeignKey(r => r.ProductId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ValidationDocumentConfiguration : IEntityTypeConfiguration<ValidationDocument>
{
    public void Configure(EntityTypeBuilder<ValidationDocument> builder)
    {
        builder.HasOwnKey(d => d.ResultId);
        builder.Property(d => d.Text).IsText();
        builder.AsJson(d => d.Expectations);
        builder.AsJson(d => d.Findings);
        builder.HasOne<ValidationResult>().WithOne().HasForeignKey<ValidationDocument>(d => d.ResultId);
    }
}

internal sealed class CheckedSuiteConfiguration : IEntityTypeConfiguration<CheckedSuite>
{
    public void Configure(EntityTypeBuilder<CheckedSuite> builder)
    {
        builder.HasOwnKey(s => s.Id);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Property(s => s.Suite).HasMaxLength(ValidationResult.LongestName);
        builder.AsJson(s => s.RunTimes);
        builder.AsJson(s => s.Loss);
        builder.AsJson(s => s.Troubles);
        builder.HasIndex(s => s.ProductId);
        builder.HasOne<DataProduct>().WithMany().HasForeignKey(s => s.ProductId);
    }
}

internal sealed class MatchRuleConfiguration : IEntityTypeConfiguration<MatchRule>
{
    public void Configure(EntityTypeBuilder<MatchRule> builder)
    {
        builder.HasOwnKey(r => r.Id);
        builder.Property(r => r.DataSource).HasMaxLength(ValidationResult.LongestName);
        builder.Property(r => r.Asset).HasMaxLength(ValidationResult.LongestName);
        builder.Property(r => r.Suite).HasMaxLength(ValidationResult.LongestName);
        builder.HasOne<DataProduct>().WithMany().HasForeignKey(r => r.ProductId);
    }
}
