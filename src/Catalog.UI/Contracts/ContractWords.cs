using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Catalog.UI.Contracts;

/// <summary>What a contract writes for programs, in words for people. What has no word here stays as it was written.</summary>
internal static partial class ContractWords
{
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

    public static string Impact(string impact) => Impacts.GetValueOrDefault(impact, impact);

    public static string Server(string type) => Servers.GetValueOrDefault(type, type);

    public static string Environment(string name) => Environments.GetValueOrDefault(name, name);

    /// <summary>A sentence with its times and tools as people write them.</summary>
    public static string Sentence(string sentence) => WrittenTime().Replace(sentence, time => Day(time.Value)).Replace("greatExpectations", "Great Expectations", StringComparison.Ordinal);

    /// <summary>"0 20 * * *" → "every day at 20:00"; any other schedule as it is written.</summary>
    public static string Schedule(string written)
    {
        if (written.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var minute, var hour, "*", "*", var day] || !int.TryParse(minute, out var m) || !int.TryParse(hour, out var h) || m is < 0 or > 59 || h is < 0 or > 23) return written;
        var at = string.Create(CultureInfo.InvariantCulture, $"{h:00}:{m:00}");
        return day == "*" ? $"every day at {at}" : int.TryParse(day, out var weekday) && weekday is >= 0 and <= 7 ? $"every {(DayOfWeek)(weekday % 7)} at {at}" : written;
    }

    /// <summary>"2022-11-11T09:00:00Z" → "11 Nov 2022".</summary>
    public static string Day(string written) =>
        DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToString("d MMM yyyy", CultureInfo.InvariantCulture) : written;

    /// <summary>"catalog.noticePeriod" and "notice_period" → "Notice period".</summary>
    public static string Name(string property)
    {
        var words = new StringBuilder();
        var last = property[(property.LastIndexOf('.') + 1)..];
        for (var i = 0; i < last.Length; i++)
        {
            var here = last[i];
            if (here is '_' or '-' or ' ') words.Append(' ');
            else if (char.IsUpper(here) && i > 0 && char.IsLower(last[i - 1])) words.Append(' ').Append(char.ToLowerInvariant(here));
            else words.Append(i == 0 ? char.ToUpperInvariant(here) : here);
        }
        return words.ToString();
    }

    /// <summary>A list as it is spoken, a truth as yes or no.</summary>
    public static string Value(string value)
    {
        if (value is "true" or "false") return value == "true" ? "yes" : "no";
        if (value is not ['[', .., ']']) return value;
        try
        {
            using var list = JsonDocument.Parse(value);
            return list.RootElement.EnumerateArray().All(item => item.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
                ? string.Join(", ", list.RootElement.EnumerateArray().Select(item => item.ToString()))
                : value;
        }
        catch (JsonException)
        {
            // Text that only looks like a list.
            return value;
        }
    }

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WrittenTime();
}
