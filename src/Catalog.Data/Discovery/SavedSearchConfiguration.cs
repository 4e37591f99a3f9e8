using Catalog.Core.Discovery;
using Catalog.Core.People;
using Catalog.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalog.Data.Discovery;

internal sealed class SavedSearchConfiguration : IEntityTypeConfiguration<SavedSearch>
{
    public void Configure(EntityTypeBuilder<SavedSearch> builder)
    {
        builder.HasOwnKey(s => s.Id);
        builder.Property(s => s.Name).HasMaxLength(200);
        builder.Property(s => s.Text).HasMaxLength(2000);
        builder.AsJson(s => s.Filter);
        builder.Property(s => s.Known).HasMaxLength(SavedSearch.MaxKnown * 8);
        builder.Ignore(s => s.Query);
        builder.HasIndex(s => new { s.PersonId, s.Name }).IsUnique();
        builder.HasIndex(s => s.LookedAt);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
    }
}
