using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Catalog.UI.Layout;

namespace Catalog.UI.Contracts;

/// <summary>What a contract writes for programs, in words for people. What has no word here stays as it was written.</summary>
internal static partial class ContractWords
{
    /// <summary>An impact with as many spaces is told in a clause of its own.</summary>
    private const int Clause = 4;
    private const string Nothing = "none";

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["string"] = "text", ["integer"] = "whole number", ["number"] = "number", ["boolean"] = "yes or no", ["date"] = "date", ["timestamp"] = "date and time",
        ["time"] = "time of day", ["object"] = "group of fields", ["array"] = "list",
    };

    private static readonly Dictionary<string, string> Severities = new(StringComparer.OrdinalIgnoreCase) { ["error"] = "counts as an error", ["warning"] = "counts as a warning", ["info"] = "for information" };

    private static readonly Dictionary<string, string> Impacts = new(StringComparer.OrdinalIgnoreCase) { ["operational"] = "day-to-day work", ["regulatory"] = "what the law asks for" };

    private static readonly Dictionary<string, string> Servers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sqlserver"] = "SQL Server", ["postgres"] = "PostgreSQL", ["postgresql"] = "PostgreSQL", ["mysql"] = "MySQL", ["oracle"] = "Oracle", ["databricks"] = "Databricks", ["snowflake"] = "Snowflake",
        ["bigquery"] = "BigQuery", ["redshift"] = "Redshift", ["synapse"] = "Azure Synapse", ["azure"] = "Azure storage", ["s3"] = "Amazon S3", ["gcs"] = "Google Cloud Storage", ["kafka"] = "Kafka",
        ["kinesis"] = "Kinesis", ["pubsub"] = "Pub/Sub", ["glue"] = "AWS Glue", ["athena"] = "Athena", ["trino"] = "Trino", ["duckdb"] = "DuckDB", ["local"] = "files on a machine", ["api"] = "API", ["custom"] = "of its own kind",
    };

    private static readonly Dictionary<string, string> Environments = new(StringComparer.OrdinalIgnoreCase)
    {
        ["prod"] = "production", ["prd"] = "production", ["dev"] = "development", ["stg"] = "staging", ["uat"] = "acceptance test", ["qa"] = "test",
    };

    public static string Type(string type) => Types.GetValueOrDefault(type, type);

    public static string Severity(string severity) => Severities.GetValueOrDefault(severity, severity);

    /// <summary>"operational" → "When it fails, it touches day-to-day work."; what is a sentence already stays one.</summary>
    public static string Impact(string impact)
    {
        var told = impact.Trim();
        if (told is [.., '.' or '!' or '?']) return told;
        return told.Count(c => c == ' ') < Clause ? $"When it fails, it touches {Impacts.GetValueOrDefault(told, told)}." : told + ".";
    }

    public static string Server(string type) => Servers.GetValueOrDefault(type, type);

    public static string Environment(string name) => Environments.GetValueOrDefault(name, name);

    /// <summary>A sentence with its times, tools and the figures that it compares with as people write them.</summary>
    public static string Sentence(string sentence, Reader reader, params IReadOnlyList<string> figures)
    {
        foreach (var figure in figures)
        {
            if (!decimal.TryParse(figure, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) continue;
            // What is compared stands last; before it others speak, and their numbers may be names.
            var last = new Regex($@"(?<=\s){Regex.Escape(figure)}(?![\d.]*\d)", RegexOptions.RightToLeft, TimeSpan.FromSeconds(1));
            sentence = last.Replace(sentence, Figure(number), 1);
        }
        sentence = DailyTime().Replace(sentence, time => $"{time.Groups["time"].Value} UTC{time.Groups["zone"].Value.Replace('-', '−')}");
        return WrittenTime().Replace(sentence, time => Time(time.Value, reader)).Replace("greatExpectations", "Great Expectations", StringComparison.Ordinal);
    }

    /// <summary>"at most 5000000" → "at most 5,000,000". A number of four digits may be a year, and stays.</summary>
    public static string Limit(string limit) => LimitNumber().Replace(limit, found => Figure(decimal.Parse(found.Value, CultureInfo.InvariantCulture)));

    private static string Figure(decimal number) => number.ToString("#,0.##########", CultureInfo.CurrentCulture);

    /// <summary>"0 20 * * *" → "every day at 20:00"; any other schedule as it is written.</summary>
    public static string Schedule(string written)
    {
        if (written.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var minute, var hour, "*", "*", var day] || !int.TryParse(minute, out var m) || !int.TryParse(hour, out var h) || m is < 0 or > 59 || h is < 0 or > 23) return written;
        var at = string.Create(CultureInfo.InvariantCulture, $"{h:00}:{m:00}");
        return day == "*" ? $"every day at {at}" : int.TryParse(day, out var weekday) && weekday is >= 0 and <= 7 ? $"every {(DayOfWeek)(weekday % 7)} at {at}" : written;
    }

    /// <summary>"2022-11-11T09:00:00Z" → "11 Nov 2022 10:00 UTC+01:00"; a day, or midnight, which stands for one, → "11 Nov 2022".</summary>
    public static string Time(string written, Reader reader) =>
        !DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? written
        : at.TimeOfDay == TimeSpan.Zero ? at.ToString("d MMM yyyy", CultureInfo.InvariantCulture)
        : reader.Absolute(at);

    /// <summary>"catalog.noticePeriod" and "notice_period" → "Notice period".</summary>
    public static string Name(string property)
    {
        var last = Prefixed().IsMatch(property) ? property[(property.LastIndexOf('.') + 1)..] : property;
        if (last.Contains("://", StringComparison.Ordinal)) return last;
        var words = WordStart().Replace(last, " ").Split(['_', '-', ' '], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select((word, i) => i == 0 ? char.ToUpperInvariant(word[0]) + word[1..] : IsAcronym(word) ? word : char.ToLowerInvariant(word[0]) + word[1..]));
    }

    /// <summary>A list as it is spoken, a truth as yes or no. Numbers stay as they are written: they may be versions, or the names of something.</summary>
    public static string Value(string value)
    {
        if (value is not (['[', .., ']'] or ['{', .., '}'])) return Word(value);
        try
        {
            using var read = JsonDocument.Parse(value);
            return Spoken(read.RootElement);
        }
        catch (JsonException)
        {
            // Text that only looks like a list.
            return value;
        }
    }

    private static string Spoken(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => Listed([.. value.EnumerateArray().Select(Spoken)], value.EnumerateArray().Any(each => each.ValueKind is JsonValueKind.Array or JsonValueKind.Object) ? "; " : ", "),
        JsonValueKind.Object => Listed([.. value.EnumerateObject().Select(each => $"{Name(each.Name)}: {Spoken(each.Value)}")], "; "),
        _ => Word(value.ToString()),
    };

    private static string Listed(List<string> parts, string between) => parts.Count == 0 ? Nothing : string.Join(between, parts);

    private static string Word(string value) => value.Length == 0 ? Nothing : bool.TryParse(value, out var holds) ? holds ? "yes" : "no" : value;

    private static bool IsAcronym(string word) => word.Length > 1 && char.IsUpper(word[1]);

    // Paths and names hold dates too; those stay as they are.
    [GeneratedRegex(@"(?<![\w/.:-])\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?(?![\w/:-])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WrittenTime();

    /// <summary>"09:00-08:00": every day at that time, wherever that is.</summary>
    [GeneratedRegex(@"(?<![\w:.-])(?<time>\d{2}:\d{2})(?<zone>[+-]\d{2}:\d{2})(?![\w:])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DailyTime();

    [GeneratedRegex(@"(?<=^(at least|at most|exactly|greater than|less than|a multiple of) )-?(\d{5,27}(\.\d{1,10})?|\d{1,4}\.\d{1,10})(?=$| (characters|elements|fields)$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LimitNumber();

    [GeneratedRegex(@"^[\w-]+(\.[\w-]+)+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Prefixed();

    /// <summary>Between "notice" and "Period", and between "SLA" and "Name".</summary>
    [GeneratedRegex(@"(?<=\p{Ll}|\d)(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordStart();
}
