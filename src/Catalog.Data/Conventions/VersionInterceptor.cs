using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Catalog.Data.Conventions;

/// <summary>Counts the version of everything versioned up with each change; as a concurrency token it finds lost updates on every database.</summary>
public sealed class VersionInterceptor : SaveChangesInterceptor
{
    public static VersionInterceptor Instance { get; } = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Count(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Count(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private static void Count(DbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries<IVersioned>())
        {
            var version = entry.Property(nameof(IVersioned.Version));
            if (entry.State == EntityState.Added) version.CurrentValue = 1L;
            else if (entry.State == EntityState.Modified) version.CurrentValue = (long)version.OriginalValue! + 1;
        }
    }
}
