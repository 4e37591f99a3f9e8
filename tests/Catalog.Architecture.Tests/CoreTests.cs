using System.Reflection;
using System.Xml.Linq;
using Catalog.Core.Shared;
using Xunit;

namespace Catalog.Architecture.Tests;

/// <summary>
/// Inside Core a capability uses another's ids, events and values, never its entities: those it would come to change.
/// Entities are what is stored with a version (<see cref="IVersioned"/>). Reflection sees members, not method bodies: a
/// use case may load a neighbour through ICatalogWork, but nothing may hold, take or return it.
/// </summary>
public sealed class CoreTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Type[] Types = typeof(IVersioned).Assembly.GetTypes();
    private static readonly string[] OpenToAll = ["Shared", "People", "Activity"];
    private static readonly HashSet<Type> Entities = [.. Types.Where(type => type.IsClass && type.IsAssignableTo(typeof(IVersioned)))];

    [Fact]
    public void A_capability_never_holds_takes_or_returns_an_entity_of_another()
    {
        var edges =
            from type in Types
            where Folder(type) is { } folder && folder != "Shared" && !IsGenerated(type)
            from used in Members(type).SelectMany(Flatten)
            where Entities.Contains(used) && Folder(used) != Folder(type) && !OpenToAll.Contains(Folder(used))
            select $"{type.FullName} uses {used.FullName}";

        Assert.NotEmpty(Entities);
        Assert.Empty(edges.Distinct());
    }

    [Fact]
    public void Nobody_outside_an_entity_sets_its_properties()
    {
        Assert.Empty(
            from entity in Entities
            from property in entity.GetProperties(Declared)
            where property.SetMethod is { IsPublic: true }
            select $"{entity.FullName}.{property.Name} has a public setter");
    }

    [Fact]
    public void Every_public_type_says_what_it_is()
    {
        var documented = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Catalog.Core.xml"))
            .Descendants("member").Select(member => member.Attribute("name")!.Value).ToHashSet();

        var silent = Types
            .Where(type => type is { IsPublic: true, IsEnum: false } && !SpeaksForItself(type) && !documented.Contains("T:" + type.FullName))
            .Select(type => type.FullName)
            .ToList();

        Assert.True(silent.Count == 0, string.Join('\n', silent));
    }

    [Fact]
    public void Shared_stays_small()
    {
        var files = SourceTree.Files.Count(file => file.StartsWith("src/Catalog.Core/Shared/", StringComparison.Ordinal));

        Assert.InRange(files, 1, 15);
    }

    // An id is its type's name, and an event is its own sentence.
    private static bool SpeaksForItself(Type type) =>
        type.Name.EndsWith("Id", StringComparison.Ordinal) || type.IsAssignableTo(typeof(CatalogEvent));

    private static string? Folder(Type type) =>
        type.Namespace?.Split('.') is ["Catalog", "Core", var folder, ..] ? folder : null;

    private static bool IsGenerated(Type type) => type.Name.Contains('<', StringComparison.Ordinal);

    private static IEnumerable<Type> Members(Type type) =>
        type.GetFields(Declared).Select(field => field.FieldType)
            .Concat(type.GetProperties(Declared).Select(property => property.PropertyType))
            .Concat(type.GetMethods(Declared).Where(method => !method.Name.Contains('<', StringComparison.Ordinal))
                .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)))
            .Concat(type.GetConstructors(Declared).SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType));

    private static IEnumerable<Type> Flatten(Type type) =>
        type.HasElementType ? Flatten(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Flatten).Append(type);
}
