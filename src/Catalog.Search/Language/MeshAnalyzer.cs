using Catalog.Search.Index;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Util;

namespace Catalog.Search.Language;

/// <summary>
/// The one analysis of every field and every query: cut, lower case, accents folded, English stems. Stop words stay in
/// the index, since a team may be called IT; queries leave them out where other words remain.
/// </summary>
internal sealed class MeshAnalyzer : Analyzer
{
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;

    /// <summary>Values of a list are far apart, so that no phrase spans two of them.</summary>
    public override int GetPositionIncrementGap(string fieldName) => 100;

    /// <summary>The analysis of the index: as this one, but for the field of spellings.</summary>
    public static Analyzer ForIndex(MeshAnalyzer all) => new PerFieldAnalyzerWrapper(all, new Dictionary<string, Analyzer> { [IndexFields.Spelling] = new SpellingAnalyzer() });

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var tokens = new MeshTokenizer(reader);
        TokenStream stream = new LowerCaseFilter(Version, tokens);
        stream = new ASCIIFoldingFilter(stream);
        stream = new PorterStemFilter(stream);
        return new TokenStreamComponents(tokens, stream);
    }
}
