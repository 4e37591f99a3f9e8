using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalog.Data.Notifications;

internal sealed class InboxItemConfiguration : IEntityTypeConfiguration<InboxItem>
{
    public void Configure(EntityTypeBuilder<InboxItem> builder)
    {
        builder.HasOwnKey(i => i.Id);
        builder.Property(i => i.Kind).HasMaxLength(60);
        builder.Property(i => i.Sentence).HasMaxLength(2000);
        builder.Property(i => i.Detail).HasMaxLength(4000);
        builder.Property(i => i.Link).HasMaxLength(2000);
        // Everything is told once.
        builder.HasIndex(i => new { i.PersonId, i.Kind, i.CauseId }).IsUnique();
        builder.HasIndex(i => new { i.PersonId, i.DoneAt, i.CreatedAt });
        builder.HasIndex(i => new { i.Kind, i.CauseId });
        builder.HasOne<Person>().WithMany().HasForeignKey(i => i.PersonId);
    }
}

internal sealed class WatchConfiguration : IEntityTypeConfiguration<Watch>
{
    public void Configure(EntityTypeBuilder<Watch> builder)
    {
        builder.HasKey(w => new { w.PersonId, w.Kind, w.SubjectId });
        builder.HasIndex(w => new { w.SubjectId, w.Kind });
        builder.HasOne<Person>().WithMany().HasForeignKey(w => w.PersonId);
    }
}
