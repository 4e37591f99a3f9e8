using Catalog.Search.Index;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Catalog.Search.Queries;

/// <summary>A spelling near to what was typed.</summary>
internal readonly record struct Spelling(string Word, int Edits, int Documents);

/// <summary>
/// Finds spellings among the words of documents that the actor may know of; a word that stands only in hidden ones is
/// neither a correction nor counts as known.
/// </summary>
internal sealed class Speller(IndexSearcher searcher, VisibleDocuments visible)
{
    private const int Most = 6;
    private const int MostLookedAt = 200;

    /// <summary>Edits forgiven by length: none for short words, two for long ones.</summary>
    public static int Forgiven(string word) => word.Length switch { < 4 => 0, < 8 => 1, _ => 2 };

    public bool Knows(string word) => IsVisible(new Term(IndexFields.Spelling, word));

    /// <summary>The nearest spellings, the most frequent first.</summary>
    public List<Spelling> Near(string word, CancellationToken ct)
    {
        var edits = Forgiven(word);
        if (edits == 0 || MultiFields.GetTerms(searcher.IndexReader, IndexFields.Spelling) is not { } terms) return [];
        var found = new List<Spelling>();
        var query = new FuzzyQuery(new Term(IndexFields.Spelling, word), edits, 0, MostLookedAt, true);
        var each = new FuzzyTermsEnum(terms, new AttributeSource(), query.Term, edits, 0, true);
        while (each.MoveNext())
        {
            ct.ThrowIfCancellationRequested();
            var near = each.Term.Utf8ToString();
            if (near != word) found.Add(new Spelling(near, Distance(word, near), each.DocFreq));
            if (found.Count >= MostLookedAt) break;
        }
        // Something one edit away makes everything two edits away a guess.
        var nearest = found.Where(s => IsVisible(new Term(IndexFields.Spelling, s.Word))).Select(s => s.Edits).DefaultIfEmpty(0).Min();
        return [.. found.Where(s => s.Edits == nearest).OrderBy(s => s.Word[0] == word[0] ? 0 : 1).ThenByDescending(s => s.Documents).Where(s => IsVisible(new Term(IndexFields.Spelling, s.Word))).Take(Most)];
    }

    private bool IsVisible(Term term)
    {
        foreach (var leaf in searcher.IndexReader.Leaves)
        {
            var documents = leaf.AtomicReader.GetTermDocsEnum(term);
            if (documents is null) continue;
            var (live, may) = (leaf.AtomicReader.LiveDocs, visible.Of(leaf.AtomicReader));
            int doc;
            while ((doc = documents.NextDoc()) != DocIdSetIterator.NO_MORE_DOCS)
                if ((live is null || live.Get(doc)) && (may is null || may.Get(doc))) return true;
        }
        return false;
    }

    /// <summary>Edits with swapped neighbours counted once.</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var best = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = Math.Min(best, rows[i - 2, j - 2] + 1);
                rows[i, j] = best;
            }
        }
        return rows[a.Length, b.Length];
    }
}
