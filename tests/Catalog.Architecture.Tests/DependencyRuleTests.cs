using System.Xml.Linq;
using Catalog.TestKit.Standards;
using Xunit;

namespace Catalog.Architecture.Tests;

/// <summary>Everything points at Core, siblings never see each other, only Server sees all.</summary>
public sealed class DependencyRuleTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Catalog.Core"] = [],
        ["Catalog.Data"] = ["Catalog.Core"],
        ["Catalog.Data.Sqlite"] = ["Catalog.Data"],
        ["Catalog.Data.Postgres"] = ["Catalog.Data"],
        ["Catalog.Data.SqlServer"] = ["Catalog.Data"],
        ["Catalog.Search"] = ["Catalog.Core"],
        ["Catalog.Content"] = ["Catalog.Core"],
        ["Catalog.Connectors"] = ["Catalog.Core"],
        ["Catalog.UI"] = ["Catalog.Core"],
        ["Catalog.Server"] =
        [
            "Catalog.UI", "Catalog.Connectors", "Catalog.Search", "Catalog.Content",
            "Catalog.Data.Sqlite", "Catalog.Data.Postgres", "Catalog.Data.SqlServer",
        ],
    };

    public static TheoryData<string> Projects =>
        [.. SourceTree.With(".csproj").Where(file => file.StartsWith("src/", StringComparison.Ordinal)).Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_the_rule_allows(string project)
    {
        Assert.True(Allowed.TryGetValue(project, out var allowed), $"{project} has no place in the dependency rule.");

        var references = Includes(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)).ToList();

        Assert.Empty(references.Except(allowed!));
    }

    [Fact]
    public void Core_takes_no_package_but_abstractions()
    {
        Assert.All(Includes("Catalog.Core", "PackageReference"), package =>
            Assert.True(package.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal), $"Core references {package}."));
        Assert.Empty(Includes("Catalog.Core", "FrameworkReference"));
    }

    [Fact]
    public void No_project_pins_a_package_by_itself()
    {
        Assert.DoesNotContain(SourceTree.With(".csproj"), file =>
            XDocument.Load(Repository.PathTo(file)).Descendants("PackageReference")
                .Any(package => package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null));
    }

    private static List<string> Includes(string project, string element) =>
        [.. XDocument.Load(Repository.PathTo("src", project, project + ".csproj")).Descendants(element).Select(item => item.Attribute("Include")!.Value)];
}
