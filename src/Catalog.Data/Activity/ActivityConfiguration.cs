using Catalog.Core.Activity;
using Catalog.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalog.Data.Activity;

internal sealed class ActivityConfiguration : IEntityTypeConfiguration<ActivityEntry>
{
    public void Configure(EntityTypeBuilder<ActivityEntry> builder)
    {
        // No foreign keys: the trail outlives what it speaks of.
        builder.HasOwnKey(a => a.Id);
        builder.Property(a => a.SubjectKey).HasMaxLength(4000);
        builder.Property(a => a.Sentence).HasMaxLength(4000);
        builder.AsJson(a => a.Changes);
        builder.HasIndex(a => a.At);
        builder.HasIndex(a => new { a.ProductId, a.At });
        builder.HasIndex(a => new { a.SubjectId, a.At });
        builder.HasIndex(a => new { a.PersonId, a.At });
    }
}
