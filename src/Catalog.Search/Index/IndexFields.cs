namespace Catalog.Search.Index;

/// <summary>Names of the index's fields. Changing what any of them holds means a new <see cref="SchemaVersion"/>.</summary>
internal static class IndexFields
{
    /// <summary>Part of the folder's name: an index of another version is not read.</summary>
    public const int SchemaVersion = 2;

    /// <summary>What a document is made from: replaced together.</summary>
    public const string Unit = "unit";
    /// <summary>Products that guard it, to find what a change of theirs touches.</summary>
    public const string Product = "product";
    /// <summary>Whose rights decide; see <see cref="Guard"/>.</summary>
    public const string Guard = "guard";
    /// <summary>Key, names and title without joints, case and accents.</summary>
    public const string Exact = "exact";
    public const string Name = "name";
    public const string Columns = "columns";
    public const string About = "about";
    public const string Text = "text";
    /// <summary>Words as they are written, for spellings.</summary>
    public const string Spelling = "spelling";
    /// <summary>Day of the last change, certification and views in one number.</summary>
    public const string Merit = "merit";
    /// <summary>What a hit shows, as JSON.</summary>
    public const string Shown = "shown";
    /// <summary>Longer texts, for passages.</summary>
    public const string Body = "body";

    /// <summary>The searched fields, from the strongest to the weakest stage.</summary>
    public static string[] Searched { get; } = [Name, Columns, About, Text];

    public static string Facet(string name) => "facet." + name;
}
