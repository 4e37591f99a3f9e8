using System.Reflection;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace Catalog.Architecture.Tests;

/// <summary>What the compiler does not say about components and names.</summary>
public sealed class ComponentTests
{
    private static readonly string[] Vague = ["Service", "Manager", "Helper", "Helpers", "Utils", "Utilities"];

    private static readonly Assembly[] Ours =
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "Catalog.*.dll")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => !name.EndsWith(".Tests", StringComparison.Ordinal) && name != "Catalog.TestKit")
            .Select(Assembly.Load),
    ];

    [Fact]
    public void Only_pages_their_tabs_dialogs_and_the_shell_are_given_ports()
    {
        Assert.Empty(
            from type in Assembly.Load("Catalog.UI").GetTypes()
            where type.IsAssignableTo(typeof(ComponentBase)) && !MayHavePorts(type)
            from property in type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where property.GetCustomAttribute<InjectAttribute>() is not null
            where property.PropertyType.Namespace?.StartsWith("Catalog.Core", StringComparison.Ordinal) == true && IsPortOrUseCase(property.PropertyType)
            select $"{type.FullName}.{property.Name}");
    }

    [Fact]
    public void Names_say_what_a_type_does()
    {
        Assert.Contains(Ours, assembly => assembly.GetName().Name == "Catalog.Core");
        Assert.Empty(
            from type in Ours.SelectMany(assembly => assembly.GetTypes())
            where type.Namespace?.StartsWith("Catalog", StringComparison.Ordinal) == true
            where Vague.Any(word => type.Name.EndsWith(word, StringComparison.Ordinal))
            select type.FullName);
    }

    // Values such as the rules of access are no doors to the data.
    private static bool IsPortOrUseCase(Type type) => type.IsInterface || type.GetMethod("ExecuteAsync") is not null;

    // A tab loads what only it shows, when it is opened: it is a page under its page's head.
    private static bool MayHavePorts(Type type) =>
        type.Name.EndsWith("Page", StringComparison.Ordinal)
        || type.Name.EndsWith("Tab", StringComparison.Ordinal)
        || type.Name.EndsWith("Dialog", StringComparison.Ordinal)
        || type.Name == "Routes"
        || type.Namespace == "Catalog.UI.Layout";
}
