using System.Text;

namespace Catalog.Connectors.OpenDataContract.Validation;

/// <summary>Where in a document the check stands; becomes a JSONPath only when there is something to say.</summary>
internal sealed class Place(Place? parent, string? key, int index)
{
    public static readonly Place Root = new(null, null, 0);

    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    public string? Key => key ?? parent?.Key;

    public Place Below(string name) => new(this, name, 0);

    public Place At(int position) => new(this, null, position);

    public override string ToString()
    {
        if (parent is null) return "$";
        var text = new StringBuilder(parent.ToString());
        if (key is null) return text.Append('[').Append(index).Append(']').ToString();
        return key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? text.Append('.').Append(key).ToString()
            : text.Append("['").Append(key.Replace("'", "\\'", StringComparison.Ordinal)).Append("']").ToString();
    }
}
