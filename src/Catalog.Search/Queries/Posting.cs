using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Catalog.Search.Queries;

/// <summary>Documents of a segment that hold one alternative in one field.</summary>
internal sealed class Posting(DocsEnum documents, int field, float weight, NumericDocValues? norms, float[] lengths)
{
    public int Doc { get; private set; } = -1;

    public int Field { get; } = field;

    public long Cost => documents.GetCost();

    /// <summary>Frequency, weighed and made independent of the field's length.</summary>
    public float Strength => weight * documents.Freq / (norms is null ? 1 : lengths[(byte)norms.Get(Doc)]);

    public int Advance(int target) => Doc = documents.Advance(target);
}

/// <summary>An alternative with its postings in a segment.</summary>
internal sealed class MatchedAlternative(Posting[] postings, float idf, Origin origin)
{
    public Posting[] Postings { get; } = postings;
    public float Idf { get; } = idf;
    public Origin Origin { get; } = origin;
}

/// <summary>A group of the query in a segment.</summary>
internal sealed class MatchedGroup
{
    private const float K1 = 1.2f;

    private readonly MatchedAlternative[] alternatives;
    private readonly Posting[] postings;

    public MatchedGroup(MatchedAlternative[] alternatives)
    {
        this.alternatives = alternatives;
        postings = [.. alternatives.SelectMany(a => a.Postings)];
        Cost = postings.Sum(p => p.Cost);
        Idf = alternatives.Length == 0 ? 0 : alternatives.Max(a => a.Idf);
    }

    public int Doc { get; private set; } = -1;
    public long Cost { get; }
    public float Idf { get; }

    /// <summary>The fields of the current document that match.</summary>
    public int Fields
    {
        get
        {
            var fields = 0;
            foreach (var posting in postings)
                if (posting.Doc == Doc) fields |= 1 << posting.Field;
            return fields;
        }
    }

    public int Advance(int target)
    {
        if (Doc >= target) return Doc;
        var next = DocIdSetIterator.NO_MORE_DOCS;
        foreach (var posting in postings)
        {
            var at = posting.Doc < target ? posting.Advance(target) : posting.Doc;
            if (at < next) next = at;
        }
        return Doc = next;
    }

    /// <summary>BM25 over fields of the best alternative at the current document, with the fields that matched.</summary>
    public float Score(out int fields, out bool corrected)
    {
        (fields, corrected) = (0, true);
        var best = 0f;
        foreach (var alternative in alternatives)
        {
            var strength = 0f;
            foreach (var posting in alternative.Postings)
            {
                if (posting.Doc != Doc) continue;
                strength += posting.Strength;
                fields |= 1 << posting.Field;
                if (alternative.Origin != Origin.Corrected) corrected = false;
            }
            if (strength <= 0) continue;
            var score = alternative.Idf * strength * (K1 + 1) / (K1 + strength);
            if (score > best) best = score;
        }
        return best;
    }
}
