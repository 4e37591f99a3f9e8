using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Catalog.Connectors.Files;
using Catalog.Core.Imports;
using Xunit;

namespace Catalog.Connectors.Tests.Files;

/// <summary>Archives of people who mean no good, or whose disk was full.</summary>
public sealed class HandedInTests
{
    private const string Product = "apiVersion: v1.0.0\nkind: DataProduct\nid: p\nstatus: draft\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("../../escaped.yaml")]
    [InlineData("..\\..\\escaped.yaml")]
    [InlineData("a/../../../escaped.yaml")]
    public async Task A_path_that_leads_out_of_the_archive_is_said_and_the_rest_comes_in(string path)
    {
        await using var files = await ReadAsync(Zip((path, Product), ("good.yaml", Product)));

        Assert.Equal(["bundle.zip/good.yaml"], files.Files.Where(f => f.Problem is null).Select(f => f.Path));
        Assert.Contains("leads out of the archive", Assert.Single(files.Files, f => f.Problem is not null).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_absolute_path_stays_inside()
    {
        await using var files = await ReadAsync(Zip(("/etc/absolute.yaml", Product)));

        Assert.Equal("bundle.zip/etc/absolute.yaml", Assert.Single(files.Files).Path);
    }

    [Fact]
    public async Task An_archive_that_grows_without_end_stops_at_the_limit_and_what_came_before_counts()
    {
        await using var files = await ReadAsync(Zip(("a.yaml", Product), ("bomb.yaml", new string('a', 5_000_000)), ("later.yaml", Product)), new UnpackLimits(100, 1_000_000));

        Assert.Contains(files.Files, f => f.Path == "bundle.zip/a.yaml" && f.Problem is null);
        Assert.DoesNotContain(files.Files, f => f.Path.EndsWith("later.yaml", StringComparison.Ordinal));
        Assert.Contains("more than 1 MB", Assert.Single(files.Files, f => f.Problem is not null).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_of_very_many_files_stops_at_the_limit()
    {
        await using var files = await ReadAsync(Zip([.. Enumerable.Range(0, 20).Select(i => ($"f{i}.yaml", Product))]), new UnpackLimits(10, 1_000_000));

        Assert.Equal(10, files.Files.Count(f => f.Problem is null));
        Assert.Contains("more than 10 files", Assert.Single(files.Files, f => f.Problem is not null).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_inside_an_archive_is_not_opened()
    {
        using var inner = Zip(("hidden.yaml", Product));
        using var outer = new MemoryStream();
        await using (var zip = new ZipArchive(outer, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using (var nested = await zip.CreateEntry("inner.zip").OpenAsync(Ct)) await inner.CopyToAsync(nested, Ct);
            await using var good = await zip.CreateEntry("good.yaml").OpenAsync(Ct);
            await good.WriteAsync(Encoding.UTF8.GetBytes(Product), Ct);
        }
        outer.Position = 0;

        await using var files = await ReadAsync(outer);

        Assert.Equal("bundle.zip/good.yaml", Assert.Single(files.Files).Path);
    }

    [Fact]
    public async Task A_truncated_archive_says_so()
    {
        using var whole = Zip(("a.yaml", Product));

        await using var files = await ReadAsync(new MemoryStream(whole.ToArray()[..^40]));

        Assert.Contains("broken", Assert.Single(files.Files).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_and_devices_of_a_tar_are_left_out()
    {
        using var tar = new MemoryStream();
        await using (var writer = new TarWriter(tar, TarEntryFormat.Pax, leaveOpen: true))
        {
            await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.SymbolicLink, "link.yaml") { LinkName = "/etc/passwd" }, Ct);
            await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.Fifo, "pipe.yaml"), Ct);
            await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "good.yaml") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(Product)) }, Ct);
        }
        tar.Position = 0;

        await using var files = await ReadAsync(tar);

        Assert.Equal("bundle.zip/good.yaml", Assert.Single(files.Files).Path);
    }

    [Theory]
    [InlineData("orders.yaml")]
    [InlineData("orders.txt")]
    [InlineData("upload")]
    public async Task One_document_is_known_by_its_own_name_alone_and_counts_as_named(string name)
    {
        await using var files = await HandedIn.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(Product)), name, Ct);

        var file = Assert.Single(files.Files);
        Assert.Equal((name, name, true), (file.Path, file.Source, file.Named));
        await using var content = await files.OpenAsync(file, Ct);
        Assert.Equal(Product.Length, content.Length);
    }

    private static Task<IImportFiles> ReadAsync(Stream archive, UnpackLimits? limits = null) => HandedIn.ReadAsync(archive, "bundle.zip", Ct, limits);

    private static MemoryStream Zip(params (string Path, string Text)[] entries)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(path).Open());
                writer.Write(text);
            }
        stream.Position = 0;
        return stream;
    }
}
