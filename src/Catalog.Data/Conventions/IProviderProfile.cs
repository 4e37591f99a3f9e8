using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Conventions;

/// <summary>What one kind of database needs done differently. Nothing else asks which database it is.</summary>
public interface IProviderProfile
{
    /// <summary>The word of the setting <c>Catalog:Database:Provider</c>.</summary>
    string Name { get; }

    /// <summary>Stores the catalog in the database that this connection leads to.</summary>
    void Use(DbContextOptionsBuilder options, string connectionString);

    void ConfigureConventions(ModelConfigurationBuilder conventions);

    void ConfigureModel(ModelBuilder model);

    /// <summary>Whether storing failed because a unique key is taken.</summary>
    bool IsUniqueViolation(DbUpdateException failure);

    /// <summary>Whether two transactions waited for each other and this one was given up: done again, it may go through.</summary>
    bool IsDeadlock(Exception failure) => false;

    /// <summary>Whether the database could not be reached, as opposed to having refused.</summary>
    bool IsOutage(Exception failure);

    /// <summary>Whether EF sends a command for each row, instead of many rows with one.</summary>
    bool SendsRowsOneByOne => false;

    /// <summary>Prepares a statement for many rows, where rows are sent one by one.</summary>
    IRowStatement Prepare(DbConnection connection, string text) => throw new NotSupportedException();

    /// <summary>Gives this open connection room for many changed pages, so that none is written before its commit.</summary>
    Task MakeRoomAsync(DbContext db, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Opens the log of raw events where it has a place of its own beside this database; <c>null</c> where it is a table of it.</summary>
    Task<CatalogDbContext?> OpenLogAsync(CatalogDbContext db, CancellationToken ct) => Task.FromResult<CatalogDbContext?>(null);

    /// <summary>Whether others of this process wait for their turn to write.</summary>
    bool SomebodyWaits => false;

    /// <summary>Closes what is open and not in use, where that holds memory of this process.</summary>
    void GiveBack() { }

    /// <summary>Waits for the turn to write where only one can; disposing gives the turn back.</summary>
    ValueTask<IDisposable?> EnterWriteAsync(CancellationToken ct);
}
