using System.Text;
using Catalog.Connectors.OpenDataContract;
using Catalog.Core.Imports;
using Catalog.TestKit.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.Data.Tests.Imports;

/// <summary>A store that can read documents.</summary>
public sealed class ImportStore<TDatabase>() : CatalogStore(new TDatabase()) where TDatabase : DatabaseFixture, new()
{
    protected override void Register(IServiceCollection services)
    {
        services.AddSingleton<IDocumentReader, DocumentReader>();
        services.AddSingleton<IDocumentWriter, DocumentWriter>();
    }
}

/// <summary>Files as a test writes them down.</summary>
internal sealed class TextFiles(params (string Path, string Text)[] texts) : IImportFiles
{
    public string Name => "test";

    public IReadOnlyList<ImportFile> Files { get; } = [.. texts.Where(t => !t.Path.EndsWith(".md", StringComparison.Ordinal)).Select(t => new ImportFile(t.Path, t.Path, t.Text.Length, Named: false))];

    public Action<string>? Opening { get; init; }

    public ValueTask<Stream> OpenAsync(ImportFile file, CancellationToken ct)
    {
        Opening?.Invoke(file.Path);
        return ValueTask.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(texts.First(t => t.Path == file.Path).Text)));
    }

    public ValueTask<Stream?> OpenBesideAsync(ImportFile file, string relativePath, CancellationToken ct) =>
        ValueTask.FromResult<Stream?>(texts.FirstOrDefault(t => t.Path == relativePath) is { Text: { } text } ? new MemoryStream(Encoding.UTF8.GetBytes(text)) : null);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
