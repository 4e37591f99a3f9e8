using System.Globalization;

namespace Catalog.Server.Api.Lineage;

/// <summary>The parameters of the view from an address; a number or a time that is none is named.</summary>
internal static class ViewQuery
{
    public static ViewBody? Read(IQueryCollection query, out string wrong)
    {
        var bad = "";
        var body = new ViewBody
        {
            Root = Text("root"), To = Text("to"), Level = Text("level"), Column = Text("column"), Dir = Text("dir"), After = Text("after"), Q = Text("q"),
            Up = Number("up"), Down = Number("down"), LimitPerNode = Number("limitPerNode"), Limit = Number("limit"), AsOf = Time("asOf"),
            Filter = query["filter"].Count > 0 ? [.. query["filter"].OfType<string>()] : null,
            Node = query["node"].Count > 0 ? [.. query["node"].OfType<string>()] : null,
        };
        wrong = bad;
        return bad.Length == 0 ? body : null;

        string? Text(string name) => query[name] is [{ Length: > 0 } text] ? text : null;

        int? Number(string name)
        {
            if (Text(name) is not { } text) return null;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
            bad = name;
            return null;
        }

        DateTimeOffset? Time(string name)
        {
            if (Text(name) is not { } text) return null;
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)) return time;
            bad = name;
            return null;
        }
    }
}
