#pragma warning disable EF1001 // There is no public way to write a model but the tool, which is slower and asks for a build.
using System.Text.RegularExpressions;
using Catalog.Data.Postgres;
using Catalog.Data.Sqlite;
using Catalog.Data.SqlServer;
using Catalog.TestKit.Standards;
using Microsoft.EntityFrameworkCore.Design.Internal;
using Xunit;

namespace Catalog.Data.Tests.Migrations;

/// <summary>The model that each provider starts with is what the configurations say.</summary>
public sealed partial class CompiledModelTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("catalog-model-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(typeof(SqliteDesignTimeFactory))]
    [InlineData(typeof(PostgresDesignTimeFactory))]
    [InlineData(typeof(SqlServerDesignTimeFactory))]
    public void No_change_of_the_model_is_without_its_compiled_one(Type provider)
    {
        var assembly = provider.Assembly;
        var name = assembly.GetName().Name!;

        new DbContextOperations(new OperationReporter(null), assembly, assembly, "", folder, name, "C#", nullable: true, [])
            .Optimize("Model", $"{name}.Model", nameof(CatalogDbContext), suffix: "", scaffoldModel: true, precompileQueries: false, nativeAot: false);

        var written = Read(Path.Combine(folder, "Model"));
        Assert.True(written.SequenceEqual(Read(Repository.PathTo("src", name, "Model"))), $"{name}: run infra/database/compile-model.sh");
        Assert.Contains(written, file => file.Name == "DataProductEntityType.cs");
    }

    private static (string Name, string Text)[] Read(string folder) =>
        [.. Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), ModelId.Replace(File.ReadAllText(file).ReplaceLineEndings("\n"), "")))];

    // New each time that a model is written.
    [GeneratedRegex("modelId: new Guid\\(\"[0-9a-f-]+\"\\)", RegexOptions.None, 1000)]
    private static partial Regex ModelId { get; }
}
