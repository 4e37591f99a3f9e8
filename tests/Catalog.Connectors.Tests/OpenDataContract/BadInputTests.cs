using System.IO.Compression;
using System.Text;
using Catalog.Connectors.OpenDataContract;
using Catalog.Core.Imports;
using Xunit;

namespace Catalog.Connectors.Tests.OpenDataContract;

public sealed class BadInputTests
{
    private const string Product = "apiVersion: v1.0.0\nkind: DataProduct\nid: p\nstatus: draft\n";
    private static readonly DocumentReader Reader = new();

    [Theory]
    [InlineData("", "empty", 1, "empty")]
    [InlineData("  \n \n", "empty", 1, "empty")]
    [InlineData("a: [1, 2\nb: 3\n", "syntax", 2, "Check indentation")]
    [InlineData("a:\n\tb: 1\n", "tab", 2, "replace the tab")]
    [InlineData("a: 1\nb: 2\na: 3\n", "duplicate-key", 3, "line 1 and again on line 3")]
    [InlineData("a: *none\n", "alias", 1, "names no anchor")]
    [InlineData("a: &x [*x]\n", "alias", 1, "inside what it names")]
    [InlineData("{\"a\": 1,\n \"a\": 2}", "duplicate-key", 2, "line 1 and again on line 2")]
    [InlineData("a: b\0c", "encoding", 1, "Save it as UTF-8")]
    [InlineData("? [a, b]\n: c\n", "key", 1, "Keys are texts")]
    public void What_cannot_be_read_is_rejected_with_line_and_advice(string text, string code, int line, string advice)
    {
        var finding = Assert.Single(Rejected(text).Findings);

        Assert.Equal((code, (int?)line), (finding.Code, finding.Line));
        Assert.Contains(advice, finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_json_says_the_line()
    {
        var rejected = Assert.IsType<SourceDocument.Rejected>(Assert.Single(Reader.Read("{\n \"kind\": \"DataProduct\",\n oops}", "a.json")));

        Assert.Equal(3, Assert.Single(rejected.Findings).Line);
    }

    [Fact]
    public void Bytes_that_are_no_utf8_say_how_to_save_the_file()
    {
        var finding = Assert.Single(Assert.Single(Reader.Read(Encoding.Latin1.GetBytes(Product + "name: Müller\n"), "a.yaml")).Findings);

        Assert.Equal(("encoding", (int?)5), (finding.Code, finding.Line));
        Assert.Contains("Save it as UTF-8", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Utf16_without_a_mark_is_called_by_its_name_also_when_it_breaks_utf8()
    {
        foreach (var encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            var finding = Assert.Single(Assert.Single(Reader.Read(encoding.GetBytes(Product + "name: Müller\n"), "a.yaml")).Findings);

            Assert.Equal("encoding", finding.Code);
            Assert.Contains("UTF-16 without a byte order mark", finding.Sentence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Byte_order_marks_utf16_and_gzip_are_understood()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(Product));
        byte[][] files =
        [
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Product)],
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Product)],
            [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Product)],
            packed.ToArray(),
        ];

        foreach (var file in files) Assert.IsType<SourceDocument.Product>(Assert.Single(Reader.Read(file, "a.yaml")));
    }

    [Fact]
    public void A_broken_document_of_a_stream_does_not_hide_the_next()
    {
        var documents = Reader.Read(Product + "---\na: [1\n---\n" + Product, "a.yaml");

        Assert.Equal(["Product", "Rejected", "Product"], documents.Select(each => each.GetType().Name));
        Assert.Equal([1, 2, 3], documents.Select(each => each.Index));
    }

    [Fact]
    public void Truncated_or_flipped_documents_never_throw()
    {
        var random = new Random(42);
        var rejected = 0;
        foreach (var file in Samples.Files())
        {
            var bytes = File.ReadAllBytes(file);
            for (var i = 0; i < 60; i++)
            {
                var changed = bytes[..random.Next(1, bytes.Length)];
                if (i % 2 == 0)
                {
                    changed = [.. bytes];
                    for (var flips = random.Next(1, 8); flips > 0; flips--) changed[random.Next(changed.Length)] = (byte)random.Next(256);
                }
                foreach (var document in Reader.Read(changed, i % 3 == 0 ? "a.json" : "a.yaml"))
                {
                    if (document is not SourceDocument.Rejected) continue;
                    rejected++;
                    Assert.NotEmpty(document.Findings);
                }
            }
        }
        Assert.True(rejected > 100);
    }

    private static SourceDocument.Rejected Rejected(string text) => Assert.IsType<SourceDocument.Rejected>(Assert.Single(Reader.Read(text, "a.yaml")));
}
