using Catalog.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Caching.Memory;

namespace Catalog.Server.Hosting;

/// <summary>The schema of the configured database.</summary>
internal sealed class CatalogSchema(IDbContextFactory<CatalogDbContext> contexts, StorageSettings storage)
{
    /// <summary>Makes the database or brings it up to date; answers with the names of what was applied.</summary>
    public async Task<IReadOnlyList<string>> ApplyAsync(CancellationToken ct)
    {
        if (storage.File() is { } file && Path.GetDirectoryName(Path.GetFullPath(file)) is { } directory) Directory.CreateDirectory(directory);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var missing = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
        if (missing.Count > 0) await db.Database.MigrateAsync(ct);
        // Migrations have a model of their own, as large as the other, that nothing asks for again.
        db.GetService<IMemoryCache>().Remove(db.GetService<IModelCacheKeyFactory>().Create(db, designTime: true));
        return missing;
    }

    /// <summary>What is not applied yet; throws when the database cannot be reached.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(CancellationToken ct)
    {
        if (storage.File() is { } file && !File.Exists(file)) throw new FileNotFoundException($"The database {file} does not exist.", file);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return [.. await db.Database.GetPendingMigrationsAsync(ct)];
    }
}
