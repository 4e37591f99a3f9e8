namespace Catalog.Search.Language;

/// <summary>The stem of one word, as the index has it.</summary>
internal static class Stems
{
    public static string Of(string word)
    {
        using var analyzer = new MeshAnalyzer();
        return Words.Of(analyzer, word).Where(w => !w.Whole).Select(w => w.Term).LastOrDefault() ?? word;
    }
}
