using System.Linq.Expressions;
using System.Reflection;
using Catalog.Core.Shared;
using Catalog.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Catalog.Data.Work;

/// <summary>
/// One prepared statement for very many rows of a table, each an entity that nobody tracks. How its values become
/// parameters is compiled once for a model: neither boxes nor dictionaries in between.
/// </summary>
internal sealed class PreparedRows : IDisposable
{
    private readonly IRowStatement statement;
    private readonly Action<object, IRowStatement> bind;

    private PreparedRows(CatalogDbContext db, IEntityType type, string text, IReadOnlyList<IProperty> properties, (string Column, string Member)? instead = null)
    {
        statement = db.Profile.Prepare(db.Database.GetDbConnection(), text);
        bind = type.GetOrAddRuntimeAnnotationValue($"Catalog:Rows:{instead?.Member}:{text}", static asked => Compile(asked.type, asked.properties, asked.instead), (type, properties, instead));
    }

    /// <summary>The key that the database gave to the last row.</summary>
    public long LastKey => statement.LastKey;

    /// <summary>Adds rows; a key that the database makes is left to it.</summary>
    public static PreparedRows Insert(CatalogDbContext db, IEntityType type) => Insert(db, type, null);

    /// <summary>The same with one column taken from a member that is as it is stored already.</summary>
    public static PreparedRows Insert(CatalogDbContext db, IEntityType type, string column, string member) => Insert(db, type, (column, member));

    private static PreparedRows Insert(CatalogDbContext db, IEntityType type, (string Column, string Member)? instead)
    {
        var (names, properties) = (db.GetService<ISqlGenerationHelper>(), type.GetProperties().Where(p => p.ValueGenerated == ValueGenerated.Never).ToList());
        return new PreparedRows(db, type, $"INSERT INTO {Table(names, type)} ({string.Join(", ", properties.Select(p => Column(names, p)))}) VALUES ({string.Join(", ", properties.Select((_, i) => $"?{i + 1}"))})", properties, instead);
    }

    /// <summary>Sets these columns of the row with the same key; of something versioned only if it has the version that was read.</summary>
    public static PreparedRows Update(CatalogDbContext db, IEntityType type, IReadOnlyList<IProperty> changed)
    {
        var (names, keys) = (db.GetService<ISqlGenerationHelper>(), type.FindPrimaryKey()!.Properties.ToList());
        var sets = changed.Select((p, i) => $"{Column(names, p)} = ?{i + 1}").ToList();
        if (type.ClrType.IsAssignableTo(typeof(IVersioned)))
        {
            var version = type.FindProperty(nameof(IVersioned.Version))!;
            sets.Add($"{Column(names, version)} = {Column(names, version)} + 1");
            keys.Add(version);
        }
        return new PreparedRows(db, type, $"UPDATE {Table(names, type)} SET {string.Join(", ", sets)} WHERE {string.Join(" AND ", keys.Select((p, i) => $"{Column(names, p)} = ?{changed.Count + i + 1}"))}", [.. changed, .. keys]);
    }

    /// <summary>How many rows it touched.</summary>
    public int Run(object row)
    {
        bind(row, statement);
        return statement.Run();
    }

    public void Dispose() => statement.Dispose();

    private static Action<object, IRowStatement> Compile(IEntityType type, IReadOnlyList<IProperty> properties, (string Column, string Member)? instead)
    {
        var (row, statement) = (Expression.Parameter(typeof(object)), Expression.Parameter(typeof(IRowStatement)));
        var entity = Expression.Variable(type.ClrType);
        var steps = new List<Expression> { Expression.Assign(entity, Expression.Convert(row, type.ClrType)) };
        for (var i = 0; i < properties.Count; i++)
        {
            steps.Add(properties[i].Name == instead?.Column
                ? Bound(statement, Expression.Constant(i + 1), Expression.Property(entity, instead.Value.Member), null)
                : Bound(statement, Expression.Constant(i + 1), Expression.Property(entity, properties[i].PropertyInfo!), properties[i].GetRelationalTypeMapping().Converter?.ConvertToProviderExpression));
        }
        return Expression.Lambda<Action<object, IRowStatement>>(Expression.Block([entity], steps), row, statement).Compile();
    }

    private static Expression Bound(Expression statement, Expression place, Expression value, LambdaExpression? convert)
    {
        var isNull = Expression.Call(statement, nameof(IRowStatement.BindNull), null, place);
        if (Nullable.GetUnderlyingType(value.Type) is not null)
            return Expression.IfThenElse(Expression.Property(value, "HasValue"), Bound(statement, place, Expression.Property(value, "Value"), convert), isNull);
        var bound = value;
        if (convert is not null)
        {
            var asked = convert.Parameters[0].Type;
            bound = Expression.Invoke(convert, asked == value.Type ? value : Expression.Convert(value, asked));
        }
        if (bound.Type == typeof(int) || bound.Type == typeof(bool)) bound = bound.Type == typeof(int) ? Expression.Convert(bound, typeof(long)) : Expression.Condition(bound, Expression.Constant(1L), Expression.Constant(0L));
        if (typeof(IRowStatement).GetMethod(nameof(IRowStatement.Bind), BindingFlags.Instance | BindingFlags.Public, [typeof(int), bound.Type]) is not { } bind)
            throw new NotSupportedException($"Rows cannot hold a {bound.Type.Name}.");
        var call = Expression.Call(statement, bind, place, bound);
        return value.Type.IsValueType ? call : Expression.IfThenElse(Expression.ReferenceEqual(value, Expression.Constant(null, value.Type)), isNull, call);
    }

    private static string Table(ISqlGenerationHelper names, IEntityType type) => names.DelimitIdentifier(type.GetTableName()!, type.GetSchema());

    private static string Column(ISqlGenerationHelper names, IProperty property) => names.DelimitIdentifier(property.GetColumnName());
}
