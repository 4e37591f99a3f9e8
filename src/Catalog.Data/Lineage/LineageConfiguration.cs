using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Review;
using Catalog.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Catalog.Data.Lineage;

internal sealed class LineageLogConfiguration : IEntityTypeConfiguration<LineageLogEntry>
{
    public void Configure(EntityTypeBuilder<LineageLogEntry> builder)
    {
        builder.HasKey(e => e.Sequence);
        builder.Property(e => e.Sequence).ValueGeneratedOnAdd();
        builder.Property(e => e.Json).IsText();
        builder.Ignore(e => e.Event);
        builder.Ignore(e => e.Text);
        // Events come in about the order of their times: this index grows at its end, and hashes would be written all over theirs.
        builder.HasIndex(e => e.EventAt);
    }
}

internal sealed class LineagePositionConfiguration : IEntityTypeConfiguration<LineagePosition>
{
    public void Configure(EntityTypeBuilder<LineagePosition> builder)
    {
        builder.HasKey(p => p.Name);
        builder.HasData(new LineagePosition(LineagePosition.Append), new LineagePosition(LineagePosition.Project), new LineagePosition(LineagePosition.Infer));
    }
}

internal sealed class JobConfiguration : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.HasOwnKey(j => j.Id);
        builder.Property(j => j.Namespace).HasMaxLength(4000);
        builder.Property(j => j.Name).HasMaxLength(4000);
        builder.Property(j => j.Producer).HasMaxLength(4000);
        builder.AsJson(j => j.Facets);
        builder.HasIndex(j => j.NameHash).IsUnique();
        builder.HasIndex(j => j.Number).IsUnique();
        builder.HasIndex(j => j.Touched);
    }
}

internal sealed class RunConfiguration : IEntityTypeConfiguration<Run>
{
    public void Configure(EntityTypeBuilder<Run> builder)
    {
        builder.HasOwnKey(r => r.Id);
        builder.AsJson(r => r.Facets);
        builder.Ignore(r => r.BeganAt);
        builder.HasIndex(r => r.ProducerId);
        builder.HasIndex(r => new { r.JobNumber, r.LastEventAt });
    }
}

internal sealed class RunDatasetConfiguration : IEntityTypeConfiguration<RunDataset>
{
    public void Configure(EntityTypeBuilder<RunDataset> builder)
    {
        builder.HasKey(d => new { d.RunId, d.DatasetNumber, d.Direction });
        builder.AsJson(d => d.Facets);
        builder.HasIndex(d => new { d.DatasetNumber, d.At, d.Touched });
    }
}

internal sealed class LineageEdgeConfiguration : IEntityTypeConfiguration<LineageEdge>
{
    public void Configure(EntityTypeBuilder<LineageEdge> builder)
    {
        builder.HasOwnKey(e => e.Id);
        builder.Property(e => e.Origins).HasConversion<int>();
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.Property(e => e.Reason).HasMaxLength(4000);
        builder.Property(e => e.ProposedBecause).HasMaxLength(4000);
        builder.AsJson(e => e.Transformations);
        builder.AsJson(e => e.Before!).IsRequired(false);
        builder.Ignore(e => e.Carries);
        builder.Ignore(e => e.StillSeen);
        builder.Ignore(e => e.OnlyInferred);
        builder.HasIndex(e => e.ExpiresAt);
        builder.HasIndex(e => e.StaleSince);
        builder.HasIndex(e => e.Touched);
        builder.HasIndex(e => e.From);
        builder.HasIndex(e => e.To);
        builder.HasIndex(e => new { e.Review, e.Kind });
        builder.HasIndex(e => e.FromDataset);
        builder.HasIndex(e => e.ToDataset);
    }
}

internal sealed class DatasetSightingConfiguration : IEntityTypeConfiguration<DatasetSighting>
{
    public void Configure(EntityTypeBuilder<DatasetSighting> builder)
    {
        builder.HasOwnKey(d => d.Number);
        builder.Ignore(d => d.Namespace);
        builder.Ignore(d => d.Name);
        builder.HasIndex(d => d.Touched);
        builder.AsJson(d => d.Facets);
    }
}

internal sealed class SchemaVersionConfiguration : IEntityTypeConfiguration<SchemaVersion>
{
    public void Configure(EntityTypeBuilder<SchemaVersion> builder)
    {
        builder.HasKey(v => new { v.DatasetNumber, v.Hash });
        builder.AsJson(v => v.Fields);
    }
}

internal sealed class LineageFieldConfiguration : IEntityTypeConfiguration<LineageField>
{
    public void Configure(EntityTypeBuilder<LineageField> builder)
    {
        builder.HasOwnKey(f => f.Number);
        builder.Property(f => f.Name).HasMaxLength(4000);
        builder.HasIndex(f => f.DatasetNumber);
    }
}

internal sealed class DatasetAliasConfiguration : IEntityTypeConfiguration<DatasetAlias>
{
    public void Configure(EntityTypeBuilder<DatasetAlias> builder)
    {
        builder.HasKey(a => new { a.AliasNumber, a.DatasetNumber });
        builder.Property(a => a.Namespace).HasMaxLength(4000);
        builder.Property(a => a.Name).HasMaxLength(4000);
        builder.HasIndex(a => a.DatasetNumber);
    }
}

internal sealed class LineageNoteConfiguration : IEntityTypeConfiguration<LineageNote>
{
    public void Configure(EntityTypeBuilder<LineageNote> builder)
    {
        builder.HasOwnKey(n => n.Id);
        builder.Property(n => n.Text).HasMaxLength(LineageNote.MaxLength);
        builder.HasIndex(n => n.EdgeId);
        builder.HasIndex(n => n.DatasetNumber);
    }
}
