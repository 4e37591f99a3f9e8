using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Catalog.Connectors.Files;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.TestKit.Databases;
using Xunit;

namespace Catalog.Data.Tests.Imports;

/// <summary>A folder of everything that files can be: each bad one gets its line and what to do, the rest goes in.</summary>
public sealed class HostileFolderTests(ImportStore<SqliteDatabase> store) : IClassFixture<ImportStore<SqliteDatabase>>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("catalog-hostile-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_bad_file_costs_only_itself()
    {
        Write("plain.yaml", Encoding.UTF8.GetBytes(Product("plain")));
        Write("bom.yaml", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Product("bom"))]);
        Write("utf16.yaml", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Product("utf16"))]);
        Write("latin1.yaml", Encoding.Latin1.GetBytes(Product("latin1") + "name: M\u00fcller\n"));
        Write("twice.yaml", Encoding.UTF8.GetBytes(Product("twice") + "name: a\nname: b\n"));
        Write("bomb.yaml", Encoding.UTF8.GetBytes(Bomb()));
        Write("deep.yaml", Encoding.UTF8.GetBytes(Product("deep") + "x: " + new string('[', 100_000)));
        Write("deep.json", Encoding.UTF8.GetBytes("{\"kind\":\"DataProduct\",\"x\":" + string.Concat(Enumerable.Repeat("{\"a\":", 100_000))));
        Write("other.yaml", Encoding.UTF8.GetBytes("kind: Deployment\nmetadata: {}\n"));
        Write("cut.yaml.gz", Packed(Product("cut") + "# " + Noise())[..^200]);
        Write("cut.ndjson.gz", Packed(Line("cut-1") + Line("cut-2") + Noise())[..^4000]);
        Write("lines.ndjson", Encoding.UTF8.GetBytes(Line("line-1") + "{\"kind\": broken\n" + Line("line-3")));
        using (var large = File.Create(Path.Combine(folder, "large.yaml"))) large.SetLength(60_000_000);
        File.CreateSymbolicLink(Path.Combine(folder, "dangling.yaml"), Path.Combine(folder, "nowhere.yaml"));
        Directory.CreateSymbolicLink(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "sub")).FullName, "loop"), folder);
        await PipeAsync("pipe.yaml");

        var (report, items) = await ImportAsync();

        string[] good = ["plain", "bom", "utf16", "line-1", "line-3", "cut-1", "cut-2"];
        Assert.Equal(good.Order(), items.Where(i => i.Outcome == ImportOutcome.Created).Select(i => i.Subject!.Split('/')[1]).Order());
        var bad = items.Where(i => i.Outcome == ImportOutcome.Rejected).ToLookup(i => Path.GetFileName(i.File));
        Assert.Equal(["bomb.yaml", "cut.ndjson.gz", "cut.yaml.gz", "dangling.yaml", "deep.json", "deep.yaml", "large.yaml", "latin1.yaml", "lines.ndjson", "pipe.yaml", "twice.yaml"], bad.Select(b => b.Key).Order(StringComparer.Ordinal));
        Assert.All(items.Where(i => i.Outcome == ImportOutcome.Rejected), i => Assert.True(i.Line > 0 && i.Reason is { Length: > 20 }, $"{i.File}: {i.Line} {i.Reason}"));
        Assert.Equal(5, bad["latin1.yaml"].Single().Findings.Single().Line);
        Assert.Equal(2, bad["lines.ndjson"].Single().Line);
        Assert.Contains("50 MB", bad["large.yaml"].Single().Reason, StringComparison.Ordinal);
        Assert.Contains(ImportLimits.Key, bad["large.yaml"].Single().Reason, StringComparison.Ordinal);
        Assert.Contains("pipe", bad["pipe.yaml"].Single().Reason, StringComparison.Ordinal);
        Assert.Equal("other.yaml", Path.GetFileName(Assert.Single(items, i => i.Outcome == ImportOutcome.Skipped).File));
        Assert.Equal(ImportState.Finished, report.State);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(ImportReport Report, IReadOnlyList<ImportItemRow> Items)> ImportAsync()
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        soon.CancelAfter(TimeSpan.FromMinutes(3));
        var actor = Actor.Verb("import");
        var id = CatalogId.New<ImportRunId>(store.Clock);
        var outcome = await store.Get<RunImport>().ExecuteAsync(new RunImport.Command(id, PathFiles.OfFolder(folder, "hostile")), actor, soon.Token);
        Assert.True(outcome.IsOk, outcome.Refusal?.Sentence);
        return (outcome.Value, (await store.Get<IImportQueries>().ItemsAsync(id, [], new PageRequest(null, 200), actor, Ct)).Items);
    }

    private async Task PipeAsync(string name)
    {
        using var made = Process.Start("mkfifo", Path.Combine(folder, name));
        await made.WaitForExitAsync(Ct);
        Assert.Equal(0, made.ExitCode);
    }

    private void Write(string name, byte[] content) => File.WriteAllBytes(Path.Combine(folder, name), content);

    private static string Product(string id) => $"apiVersion: v1.0.0\nkind: DataProduct\nid: {id}\nstatus: draft\n";

    private static string Line(string id) => $"{{\"apiVersion\":\"v1.0.0\",\"kind\":\"DataProduct\",\"id\":\"{id}\",\"status\":\"draft\"}}\n";

    /// <summary>Nine lists of nine of the one before.</summary>
    private static string Bomb()
    {
        var text = new StringBuilder("kind: DataProduct\nid: bomb\na0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (var i = 1; i < 10; i++) text.Append($"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        return text.ToString();
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    /// <summary>Text that does not pack well, so that a cut falls into it.</summary>
    private static string Noise()
    {
        var random = new Random(7);
        return string.Concat(Enumerable.Range(0, 30_000).Select(_ => (char)('a' + random.Next(26))));
    }
}
