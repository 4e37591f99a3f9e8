using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Glossary;
using Catalog.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalog.Data.DataProducts;

internal sealed class DataProductConfiguration : IEntityTypeConfiguration<DataProduct>
{
    public void Configure(EntityTypeBuilder<DataProduct> builder)
    {
        builder.HasOwnKey(p => p.Id);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.KeyHash).IsUnique();
        builder.HasIndex(p => p.SourceIdHash).IsUnique();
        builder.HasIndex(p => p.Key);
        builder.HasIndex(p => new { p.Name, p.Key });
        builder.HasIndex(p => new { p.UpdatedAt, p.Key });
        builder.HasIndex(p => p.TeamId);
        builder.HasIndex(p => new { p.DomainId, p.Key });
        builder.Property(p => p.SourceId).HasMaxLength(1000);
        builder.Property(p => p.Title).HasMaxLength(1000);
        builder.Property(p => p.Purpose).IsOptionalText();
        builder.Property(p => p.Usage).IsOptionalText();
        builder.Property(p => p.Limitations).IsOptionalText();
        builder.Property(p => p.CertificationReason).HasMaxLength(2000);
        builder.AsJson(p => p.Links);
        builder.AsJson(p => p.Support);
        builder.AsJson(p => p.Contacts);
        builder.AsJson(p => p.SourceLeaves);
        builder.AsJson(p => p.Curated);
        builder.Ignore(p => p.Facts);
        builder.HasOne<Domain>().WithMany().HasForeignKey(p => p.DomainId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Team>().WithMany().HasForeignKey(p => p.TeamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CertificationLevel>().WithMany().HasForeignKey(p => p.CertificationLevelId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(p => p.Ports).WithOne().HasForeignKey(p => p.ProductId);
        builder.HasMany(p => p.Tags).WithOne().HasForeignKey(t => t.ProductId);
        builder.HasMany(p => p.Terms).WithOne().HasForeignKey(t => t.ProductId);
    }
}

internal sealed class ProductTagConfiguration : IEntityTypeConfiguration<ProductTag>
{
    public void Configure(EntityTypeBuilder<ProductTag> builder)
    {
        builder.HasKey(t => new { t.ProductId, t.Tag });
        builder.Property(t => t.Tag).HasMaxLength(ProductTag.MaxLength);
        builder.HasIndex(t => t.Tag);
    }
}

internal sealed class ProductTermConfiguration : IEntityTypeConfiguration<ProductTerm>
{
    public void Configure(EntityTypeBuilder<ProductTerm> builder)
    {
        builder.HasKey(t => new { t.ProductId, t.TermKey });
        builder.Property(t => t.TermKey).HasMaxLength(Core.Shared.Slug.MaxLength);
        builder.HasIndex(t => t.TermKey);
    }
}

internal sealed class PortConfiguration : IEntityTypeConfiguration<Port>
{
    public void Configure(EntityTypeBuilder<Port> builder)
    {
        builder.HasOwnKey(p => p.Id);
        builder.HasIndex(p => new { p.ProductId, p.Position });
        builder.HasIndex(p => new { p.ContractIdHash, p.Direction });
        builder.Property(p => p.Description).IsOptionalText();
        builder.Property(p => p.Location).HasMaxLength(4000);
        builder.Property(p => p.ContractId).HasMaxLength(1000);
        builder.Property(p => p.Url).HasMaxLength(4000);
        builder.AsJson(p => p.Tags);
        builder.AsJson(p => p.NamedDatasets);
        builder.HasMany(p => p.InputContracts).WithOne().HasForeignKey(c => c.PortId);
        builder.HasMany(p => p.Datasets).WithOne().HasForeignKey(d => d.PortId);
    }
}

internal sealed class PortInputContractConfiguration : IEntityTypeConfiguration<PortInputContract>
{
    public void Configure(EntityTypeBuilder<PortInputContract> builder)
    {
        builder.HasKey(c => new { c.PortId, c.ContractIdHash });
        builder.HasIndex(c => c.ContractIdHash);
        builder.Property(c => c.ContractId).HasMaxLength(1000);
    }
}

internal sealed class PortDatasetConfiguration : IEntityTypeConfiguration<PortDataset>
{
    public void Configure(EntityTypeBuilder<PortDataset> builder)
    {
        builder.HasKey(d => new { d.PortId, d.DatasetId });
        builder.HasIndex(d => d.DatasetId);
        builder.HasOne<Core.Datasets.Dataset>().WithMany().HasForeignKey(d => d.DatasetId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProductSourceConfiguration : IEntityTypeConfiguration<ProductSource>
{
    public void Configure(EntityTypeBuilder<ProductSource> builder)
    {
        builder.HasOwnKey(s => s.Id);
        builder.HasIndex(s => new { s.ProductId, s.SourceHash }).IsUnique();
        builder.Property(s => s.Source).HasMaxLength(4000);
        builder.Property(s => s.Text).IsText();
        builder.HasOne<DataProduct>().WithMany().HasForeignKey(s => s.ProductId);
    }
}

internal sealed class FavouriteConfiguration : IEntityTypeConfiguration<Favourite>
{
    public void Configure(EntityTypeBuilder<Favourite> builder)
    {
        builder.HasKey(f => new { f.PersonId, f.ProductId });
        builder.HasOne<DataProduct>().WithMany().HasForeignKey(f => f.ProductId);
        builder.HasOne<Core.People.Person>().WithMany().HasForeignKey(f => f.PersonId);
    }
}

internal sealed class ProductViewsConfiguration : IEntityTypeConfiguration<ProductViews>
{
    public void Configure(EntityTypeBuilder<ProductViews> builder)
    {
        builder.HasKey(v => new { v.ProductId, v.Day });
        // Two nodes that add at the same moment: one of them adds again.
        builder.Property(v => v.Count).IsConcurrencyToken();
        builder.HasOne<DataProduct>().WithMany().HasForeignKey(v => v.ProductId);
    }
}
