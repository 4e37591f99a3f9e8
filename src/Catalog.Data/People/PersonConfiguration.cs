using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalog.Data.People;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.HasOwnKey(p => p.Id);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.IdentityHash).IsUnique();
        builder.HasIndex(p => p.Name);
    }
}

internal sealed class RoleAssignmentConfiguration : IEntityTypeConfiguration<RoleAssignment>
{
    public void Configure(EntityTypeBuilder<RoleAssignment> builder)
    {
        builder.HasOwnKey(a => a.Id);
        builder.HasIndex(a => a.PersonId);
        builder.HasIndex(a => a.TeamId);
        builder.HasIndex(a => a.DomainId);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Team>().WithMany().HasForeignKey(a => a.TeamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Domain>().WithMany().HasForeignKey(a => a.DomainId).OnDelete(DeleteBehavior.Restrict);
    }
}
