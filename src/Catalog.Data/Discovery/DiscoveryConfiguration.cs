using Catalog.Core.Discovery;
using Catalog.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalog.Data.Discovery;

internal sealed class SynonymSetConfiguration : IEntityTypeConfiguration<SynonymSet>
{
    public void Configure(EntityTypeBuilder<SynonymSet> builder)
    {
        builder.HasOwnKey(s => s.Id);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => s.KeyHash).IsUnique();
        builder.AsJson(s => s.Words);
    }
}

internal sealed class ReindexingConfiguration : IEntityTypeConfiguration<Reindexing>
{
    public void Configure(EntityTypeBuilder<Reindexing> builder) => builder.HasOwnKey(r => r.Id);
}
