using System.Text.Json;

namespace Catalog.Benchmarks.Discovery;

/// <summary>Writes documents as a large mesh has them: names of systems and things, sentences about them, few frequent words and many rare ones.</summary>
internal static class CorpusGenerator
{
    private static readonly string[] Things = "customer order invoice payment shipment product supplier employee contract claim policy account transaction visit session campaign store warehouse stock return refund price discount basket device sensor meter vehicle route driver patient treatment booking flight hotel guest subscription ticket case complaint survey lead opportunity budget cost revenue forecast asset loan deposit card branch".Split(' ');
    private static readonly string[] Views = "history summary snapshot events changes daily monthly hourly detail master reference status balance metrics scores segments features predictions quality audit archive hierarchy mapping volumes lifecycle".Split(' ');
    private static readonly string[] Systems = "crm erp sap dwh lake web mobile pos billing logistics finance hr marketing risk fraud planning".Split(' ');
    private static readonly string[] Regions = "emea apac nordics germany france spain poland italy brazil mexico canada japan india".Split(' ');
    private static readonly string[] Types = ["product", "port", "dataset", "dataset", "dataset", "contract", "documentation"];
    private static readonly string[] Phrases =
    [
        "One row for each {0} and {1}, as the {2} system books it.", "Used by {3} teams to follow {0} {4} over time.", "Holds the {4} of every {0} since the start of the year.",
        "Combines {0} and {1} to explain {4} in {3}.", "Refreshed every night from {2}; late {1} corrections arrive within a day.", "Contains personal data of the {0}; ask for access with a purpose.",
        "The {4} are computed by the {2} team and checked against {1} totals.", "Cancelled {0} are kept and marked, never deleted.",
    ];

    public static void Write(string file, int documents, int seed)
    {
        using var lines = new StreamWriter(file);
        for (var i = 0; i < documents; i++) lines.WriteLine(Line(i, seed));
    }

    private static string Line(int i, int seed)
    {
        var state = (ulong)seed * 1_000_003 + (ulong)i + 1;
        var (thing, other, view) = (Pick(Things, ref state), Pick(Things, ref state), Pick(Views, ref state));
        var (system, region) = (Pick(Systems, ref state), Pick(Regions, ref state));
        var sentences = Enumerable.Range(0, 2 + Next(4, ref state)).Select(_ => string.Format(System.Globalization.CultureInfo.InvariantCulture, Phrases[Next(Phrases.Length, ref state)], thing, other, system, region, view)).ToList();
        return JsonSerializer.Serialize(new
        {
            id = $"{system}/{thing}-{view}-{i}",
            name = $"{system}_{thing}_{view}_{region}_{i}",
            title = $"{Capital(thing)} {view} {region}",
            description = string.Join(' ', sentences),
            tags = new[] { thing, view, region }.Take(1 + Next(3, ref state)),
            owner = $"Team {Capital(system)} {Next(8, ref state)}",
            domain = Capital(system),
            type = Pick(Types, ref state),
        });
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>The first words are far more frequent than the last.</summary>
    private static T Pick<T>(T[] from, ref ulong state)
    {
        var share = Next(10_000, ref state) / 10_000.0;
        return from[(int)(share * share * from.Length)];
    }

    private static int Next(int below, ref ulong state)
    {
        // SplitMix64: the same seed gives the same bytes everywhere.
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)below);
    }
}
