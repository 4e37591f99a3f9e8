using System.Text;
using System.Text.Json.Nodes;
using Catalog.Connectors.OpenLineage;
using Catalog.Core.Lineage;
using Catalog.TestKit.Standards;
using Xunit;

namespace Catalog.Connectors.Tests.OpenLineage;

/// <summary>Lenient where a slip costs nothing, strict where the data could not be used, and never an exception.</summary>
public sealed class EventReaderTests
{
    private const string Run = """{"eventType":"START","eventTime":"2026-01-01T00:00:00Z","producer":"p","run":{"runId":"r"},"job":{"namespace":"n","name":"j"},"inputs":[{"namespace":"a","name":"b"}],"outputs":[]}""";

    private static readonly OpenLineageReader Reader = new();

    [Theory]
    [InlineData("\"eventTime\":\"2026-01-01T00:00:00Z\"", "\"eventTime\":\"2026-01-01T00:00:00\"")]
    [InlineData("\"eventTime\":\"2026-01-01T00:00:00Z\"", "\"eventTime\":\"2026-01-01T01:00:00.123456789+01:00[Europe/Berlin]\"")]
    [InlineData("2026-01-01T00:00:00Z", "1970-01-01T00:00:00Z")]
    [InlineData("2026-01-01T00:00:00Z", "2207-03-01T00:00:00Z")]
    [InlineData("\"producer\":\"p\",", "")]
    [InlineData("\"runId\":\"r\"", "\"runId\":\"scheduled__2026-01-01\"")]
    [InlineData("\"START\"", "\"FLYING\"")]
    [InlineData("\"eventType\":\"START\",", "")]
    [InlineData("\"outputs\":[]", "\"outputs\":null")]
    [InlineData("\"name\":\"b\"", "\"name\":\"b\",\"facets\":{\"columnLineage\":7,\"schema\":null,\"symlinks\":[]}")]
    public void A_slip_that_costs_nothing_is_accepted(string part, string instead)
    {
        var reading = Read(Run.Replace(part, instead, StringComparison.Ordinal));

        Assert.True(reading.Event is not null, reading.Problem);
        Assert.Equal(LineageEventKind.Run, reading.Event.Kind);
    }

    [Theory]
    [InlineData("\"eventTime\":\"2026-01-01T00:00:00Z\",", "", "eventTime")]
    [InlineData("2026-01-01T00:00:00Z", "yesterday", "eventTime")]
    [InlineData("2026-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2999")]
    [InlineData("2026-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "1900")]
    [InlineData("\"runId\":\"r\"", "", "runId")]
    [InlineData("\"runId\":\"r\"", "\"runId\":\"\"", "runId")]
    [InlineData("\"namespace\":\"n\",", "", "job.namespace")]
    [InlineData("\"name\":\"b\"", "\"name\":null", "inputs[0].name")]
    [InlineData("\"name\":\"b\"", "\"name\":\"\\u0000\"", "inputs[0].name")]
    [InlineData("\"name\":\"b\"", "\"name\":\"\\ud800\"", "Unicode")]
    [InlineData("\"inputs\":[{\"namespace\":\"a\",\"name\":\"b\"}]", "\"inputs\":{}", "inputs")]
    [InlineData("\"job\":{\"namespace\":\"n\",\"name\":\"j\"},", "", "job")]
    [InlineData("\"name\":\"b\"", "\"name\":\"b\",\"facets\":{\"schema\":{\"fields\":[{}]}}", "fields[0].name")]
    public void What_cannot_be_used_is_refused_with_a_sentence(string part, string instead, string names)
    {
        var reading = Read(Run.Replace(part, instead, StringComparison.Ordinal));

        Assert.Null(reading.Event);
        Assert.False(reading.Malformed);
        Assert.Contains(names, reading.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("not json")]
    [InlineData("{\"a\":1,}")]
    public void What_is_no_JSON_is_malformed(string body) => Assert.True(Read(body).Malformed);

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("null")]
    public void JSON_that_is_no_event_is_refused(string body)
    {
        var reading = Read(body);

        Assert.NotNull(reading.Problem);
        Assert.False(reading.Malformed);
    }

    [Fact]
    public void Names_are_taken_byte_for_byte()
    {
        var name = string.Concat(Enumerable.Repeat("😀", 1999)) + ":/";

        var reading = Read(new JsonObject
        {
            ["eventTime"] = "2026-01-01T00:00:00Z",
            ["dataset"] = new JsonObject { ["namespace"] = "s3://bucket:443", ["name"] = name },
        }.ToJsonString());

        Assert.Equal(("s3://bucket:443", name), (reading.Event!.Dataset!.Namespace, reading.Event.Dataset.Name));
    }

    [Fact]
    public void Events_of_the_standards_folder_are_accepted_and_invalid_ones_refused()
    {
        foreach (var file in Files("events").Concat(Files("lenient")).Concat(Files("producers")).Concat(Files("instantiated")).Concat(Directory.EnumerateFiles(StandardFiles.PathTo("marquez", "events"))).Append(StandardFiles.PathTo("marquez", "metadata.json")))
        {
            var content = File.ReadAllBytes(file);
            var readings = Reader.ReadBatch(content).Events ?? [Reader.Read(content)];
            Assert.All(readings, r => Assert.True(r.Event is not null, $"{file}: {r.Problem}"));
        }
        Assert.All(Files("invalid"), file => Assert.NotNull(Reader.Read(File.ReadAllBytes(file)).Problem));
    }

    [Fact]
    public void Mutations_of_events_of_the_standards_folder_never_throw()
    {
        var random = new Random(7);
        var events = Files("instantiated").SelectMany(f => JsonNode.Parse(File.ReadAllText(f))!.AsArray()).Select(e => e!.ToJsonString()).Where(e => e.Length < 20_000).ToList();
        for (var i = 0; i < 1500; i++)
        {
            var text = Encoding.UTF8.GetBytes(events[random.Next(events.Count)]);
            for (var n = random.Next(1, 4); n > 0; n--) text[random.Next(text.Length)] = (byte)random.Next(256);
            var read = Reader.Read(text);
            Assert.True(read.Event is null != read.Problem is null);

            var tree = JsonNode.Parse(events[random.Next(events.Count)])!;
            Spoil(tree, random);
            read = Reader.Read(Encoding.UTF8.GetBytes(tree.ToJsonString()));
            Assert.True(read.Event is null != read.Problem is null);
            if (read.Event is { } happened) new LineageLessons().Take(happened);
        }
    }

    // Puts something of another kind, or nothing, in a random place.
    private static void Spoil(JsonNode tree, Random random)
    {
        var places = new List<(JsonObject Parent, string Key)>();
        Collect(tree, places);
        var (parent, key) = places[random.Next(places.Count)];
        JsonNode? instead = random.Next(6) switch { 0 => null, 1 => 7, 2 => "", 3 => new JsonArray(1, "x", null), 4 => new JsonObject(), _ => new string('x', 5000) };
        if (random.Next(4) == 0) parent.Remove(key);
        else parent[key] = instead;
    }

    private static void Collect(JsonNode? node, List<(JsonObject, string)> places)
    {
        if (node is JsonObject mapping)
        {
            foreach (var (key, value) in mapping)
            {
                places.Add((mapping, key));
                Collect(value, places);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var each in list) Collect(each, places);
        }
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(StandardFiles.PathTo("openlineage", folder), "*.json", SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith("expected-graphs", StringComparison.Ordinal));

    private static LineageReading Read(string json) => Reader.Read(Encoding.UTF8.GetBytes(json));
}
