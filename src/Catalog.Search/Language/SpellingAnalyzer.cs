using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Miscellaneous;

namespace Catalog.Search.Language;

/// <summary>Words as people write them, without stems: what spellings are compared with.</summary>
internal sealed class SpellingAnalyzer : Analyzer
{
    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var tokens = new MeshTokenizer(reader);
        return new TokenStreamComponents(tokens, new ASCIIFoldingFilter(new LowerCaseFilter(MeshAnalyzer.Version, tokens)));
    }
}
