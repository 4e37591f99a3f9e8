using System.Linq.Expressions;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Catalog.Data.Conventions;

/// <summary>How values of our own types are stored, decided once.</summary>
public static class CatalogConventions
{
    /// <summary>Length of texts that nobody said anything else about.</summary>
    public const int DefaultLength = 400;

    /// <summary>Every id type of Core.</summary>
    public static IEnumerable<Type> IdTypes { get; } = [.. typeof(ICatalogWork).Assembly.GetTypes()
        .Where(t => t.IsValueType && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICatalogId<>)))];

    internal static void UseCatalogConventions(this ModelConfigurationBuilder conventions)
    {
        conventions.Properties<string>().HaveMaxLength(DefaultLength);
        conventions.Properties<byte[]>().HaveMaxLength(32);
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        foreach (var id in IdTypes) conventions.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
    }

    /// <summary>A text without a bound.</summary>
    public static PropertyBuilder<string> IsText(this PropertyBuilder<string> property) => property.HasMaxLength(-1);

    /// <inheritdoc cref="IsText(PropertyBuilder{string})"/>
    public static PropertyBuilder<string?> IsOptionalText(this PropertyBuilder<string?> property) => property.HasMaxLength(-1);

    /// <summary>Stored as JSON text, read whole; nothing inside is queried.</summary>
    public static PropertyBuilder<TValue> AsJson<TEntity, TValue>(this EntityTypeBuilder<TEntity> entity, Expression<Func<TEntity, TValue>> property) where TEntity : class where TValue : class
    {
        var built = entity.Property(property);
        built.HasConversion(new JsonConverter<TValue>(), new JsonComparer<TValue>());
        built.HasMaxLength(-1);
        return built;
    }

    /// <summary>The key is ours: made by us, before it is stored.</summary>
    public static void HasOwnKey<TEntity>(this EntityTypeBuilder<TEntity> entity, Expression<Func<TEntity, object?>> key) where TEntity : class
    {
        entity.HasKey(key);
        foreach (var property in entity.Metadata.FindPrimaryKey()!.Properties) property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
    }
}

/// <summary>Ids as the provider's Guid.</summary>
public sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Ids.Of<TId>(value)) where TId : struct, ICatalogId<TId>;

/// <summary>Ids as 16 bytes in big-endian order, so that version-7 ids sort by time where Guids have no type of their own.</summary>
public sealed class IdBytesConverter<TId>() : ValueConverter<TId, byte[]>(id => id.Value.ToByteArray(true), value => Ids.Of<TId>(new Guid(value, true))) where TId : struct, ICatalogId<TId>;

/// <summary>Expression trees cannot call static interface members; they can call this.</summary>
public static class Ids
{
    public static TId Of<TId>(Guid value) where TId : struct, ICatalogId<TId> => TId.From(value);
}

/// <summary>Guids as 16 bytes in big-endian order.</summary>
public sealed class GuidBytesConverter() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), value => new Guid(value, true));

/// <summary>Times as UTC: the only form all three databases compare and sort alike.</summary>
public sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    time => time.UtcDateTime,
    value => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)));
