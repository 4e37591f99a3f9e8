using Catalog.Core.Domains;
using Catalog.Core.Glossary;
using Catalog.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalog.Data.Glossary;

internal sealed class GlossaryTermConfiguration : IEntityTypeConfiguration<GlossaryTerm>
{
    public void Configure(EntityTypeBuilder<GlossaryTerm> builder)
    {
        builder.HasOwnKey(t => t.Id);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasIndex(t => t.KeyHash).IsUnique();
        builder.HasIndex(t => t.Name);
        builder.Property(t => t.Definition).IsText();
        builder.AsJson(t => t.Synonyms);
        builder.HasOne<Domain>().WithMany().HasForeignKey(t => t.DomainId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TagDescriptionConfiguration : IEntityTypeConfiguration<TagDescription>
{
    public void Configure(EntityTypeBuilder<TagDescription> builder)
    {
        builder.HasOwnKey(t => t.TagHash);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.Property(t => t.Description).HasMaxLength(4000);
    }
}

internal sealed class CertificationLevelConfiguration : IEntityTypeConfiguration<CertificationLevel>
{
    public void Configure(EntityTypeBuilder<CertificationLevel> builder)
    {
        builder.HasOwnKey(l => l.Id);
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.HasIndex(l => l.KeyHash).IsUnique();
        builder.Property(l => l.Description).HasMaxLength(4000);
    }
}
