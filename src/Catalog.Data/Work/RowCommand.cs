using System.Data.Common;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Catalog.Data.Work;

/// <summary>One prepared command for many rows of a table, where each row is sent by itself: the context would make a command for each.</summary>
internal sealed class RowCommand : IAsyncDisposable
{
    private readonly DbCommand command;
    private readonly IReadOnlyList<(IProperty Property, ValueConverterCall Convert)> values;

    private RowCommand(CatalogDbContext db, string text, IReadOnlyList<IProperty> properties)
    {
        command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Names of the model.
        command.CommandText = text;
#pragma warning restore CA2100
        var calls = new List<(IProperty, ValueConverterCall)>();
        foreach (var property in properties)
        {
            var mapping = property.GetRelationalTypeMapping();
            command.Parameters.Add(mapping.CreateParameter(command, "@p" + calls.Count, null, nullable: true));
            calls.Add((property, mapping.Converter is { } converter ? value => value is null ? null : converter.ConvertToProvider(value) : value => value));
        }
        values = calls;
    }

    private delegate object? ValueConverterCall(object? value);

    public static RowCommand Insert(CatalogDbContext db, IEntityType type)
    {
        var (names, properties) = (db.GetService<ISqlGenerationHelper>(), type.GetProperties().ToList());
        return new RowCommand(db, $"INSERT INTO {Table(names, type)} ({string.Join(", ", properties.Select(p => Column(names, p)))}) VALUES ({string.Join(", ", properties.Select((_, i) => "@p" + i))})", properties);
    }

    /// <summary>Sets these columns of the row with the same key; of something versioned only if it has the version that was read.</summary>
    public static RowCommand Update(CatalogDbContext db, IEntityType type, IReadOnlyList<IProperty> changed)
    {
        var (names, keys) = (db.GetService<ISqlGenerationHelper>(), type.FindPrimaryKey()!.Properties.ToList());
        var sets = changed.Select((p, i) => $"{Column(names, p)} = @p{i}").ToList();
        if (type.ClrType.IsAssignableTo(typeof(IVersioned)))
        {
            var version = type.FindProperty(nameof(IVersioned.Version))!;
            sets.Add($"{Column(names, version)} = {Column(names, version)} + 1");
            keys.Add(version);
        }
        return new RowCommand(db, $"UPDATE {Table(names, type)} SET {string.Join(", ", sets)} WHERE {string.Join(" AND ", keys.Select((p, i) => $"{Column(names, p)} = @p{changed.Count + i}"))}", [.. changed, .. keys]);
    }

    /// <summary>How many rows it touched.</summary>
    public Task<int> ExecuteAsync(Func<IProperty, object?> valueOf, IDbContextTransaction transaction, CancellationToken ct)
    {
        command.Transaction = transaction.GetDbTransaction();
        for (var i = 0; i < values.Count; i++) command.Parameters[i].Value = values[i].Convert(valueOf(values[i].Property)) ?? DBNull.Value;
        return command.ExecuteNonQueryAsync(ct);
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();

    private static string Table(ISqlGenerationHelper names, IEntityType type) => names.DelimitIdentifier(type.GetTableName()!, type.GetSchema());

    private static string Column(ISqlGenerationHelper names, IProperty property) => names.DelimitIdentifier(property.GetColumnName());
}
