using Catalog.Core.DataProducts;
using Catalog.Core.Documentation;
using Catalog.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalog.Data.Documentation;

internal sealed class DocumentationPageConfiguration : IEntityTypeConfiguration<DocumentationPage>
{
    public void Configure(EntityTypeBuilder<DocumentationPage> builder)
    {
        builder.HasOwnKey(p => p.Id);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.Property(p => p.Slug).HasMaxLength(Core.Shared.Slug.MaxLength);
        builder.Property(p => p.Markdown).IsText();
        builder.HasIndex(p => new { p.ProductId, p.Slug }).IsUnique();
        builder.HasOne<DataProduct>().WithMany().HasForeignKey(p => p.ProductId);
        builder.HasMany(p => p.Revisions).WithOne().HasForeignKey(r => r.PageId);
    }
}

internal sealed class DocumentationRevisionConfiguration : IEntityTypeConfiguration<DocumentationRevision>
{
    public void Configure(EntityTypeBuilder<DocumentationRevision> builder)
    {
        builder.HasOwnKey(r => r.Id);
        builder.Property(r => r.Markdown).IsText();
        builder.HasIndex(r => new { r.PageId, r.Number }).IsUnique();
    }
}
