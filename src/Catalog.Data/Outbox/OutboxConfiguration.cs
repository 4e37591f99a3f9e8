using Catalog.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalog.Data.Outbox;

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.HasKey(m => m.Sequence);
        builder.Property(m => m.Sequence).ValueGeneratedOnAdd();
        builder.HasIndex(m => m.EventId).IsUnique();
        builder.Property(m => m.Payload).IsText();
        builder.Property(m => m.Error).HasMaxLength(2000);
        // Two nodes that handle the same message: the second finds it changed and gives up.
        builder.Property(m => m.HandledAt).IsConcurrencyToken();
        builder.HasIndex(m => new { m.HandledAt, m.Sequence });
    }
}
