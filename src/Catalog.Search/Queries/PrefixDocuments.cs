using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Catalog.Search.Queries;

/// <summary>Documents of a segment with any term of a field that begins so; all count the same.</summary>
internal sealed class PrefixDocuments : DocsEnum
{
    /// <summary>So few letters begin so many names that only their parts are looked at, not each name as a whole.</summary>
    private const int FewLetters = 3;
    private const int LongestForFew = 20;

    private readonly DocIdSetIterator documents;

    private PrefixDocuments(DocIdSetIterator documents) => this.documents = documents;

    public override int Freq => 1;
    public override int DocID => documents.DocID;

    public static PrefixDocuments? Of(AtomicReader reader, string field, string prefix, IBits? acceptDocs)
    {
        if (reader.GetTerms(field) is not { } terms) return null;
        var each = terms.GetEnumerator();
        var start = new BytesRef(prefix);
        if (each.SeekCeil(start) == TermsEnum.SeekStatus.END) return null;
        FixedBitSet? found = null;
        DocsEnum? reuse = null;
        do
        {
            if (!StringHelper.StartsWith(each.Term, start)) break;
            if (start.Length <= FewLetters && each.Term.Length > LongestForFew) continue;
            found ??= new FixedBitSet(reader.MaxDoc);
            reuse = each.Docs(acceptDocs, reuse, DocsFlags.NONE);
            found.Or(reuse);
        }
        while (each.MoveNext());
        return found?.GetIterator() is { } iterator ? new PrefixDocuments(iterator) : null;
    }

    public override int NextDoc() => documents.NextDoc();

    public override int Advance(int target) => documents.Advance(target);

    public override long GetCost() => documents.GetCost();
}
