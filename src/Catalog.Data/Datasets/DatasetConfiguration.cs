using Catalog.Core.Datasets;
using Catalog.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalog.Data.Datasets;

internal sealed class DatasetConfiguration : IEntityTypeConfiguration<Dataset>
{
    public void Configure(EntityTypeBuilder<Dataset> builder)
    {
        builder.HasOwnKey(d => d.Id);
        builder.Property(d => d.Namespace).HasMaxLength(4000);
        builder.Property(d => d.Name).HasMaxLength(4000);
        builder.HasIndex(d => d.NameHash).IsUnique();
        builder.HasIndex(d => d.Number).IsUnique();
        builder.HasIndex(d => d.TwinHash);
    }
}
