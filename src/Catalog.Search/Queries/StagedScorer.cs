using Catalog.Core.Discovery;
using Catalog.Search.Index;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Catalog.Search.Queries;

/// <summary>Walks a segment: documents named exactly, and those where enough groups match.</summary>
internal sealed class StagedScorer : Scorer
{
    private const float OptionalWeight = 0.3f;
    private const float PairWeight = 0.7f;

    private readonly StagedQuery query;
    private readonly MatchedGroup[] groups;
    private readonly MatchedGroup[] required;
    private readonly int[] fields;
    private readonly MatchedGroup[] pairs;
    private readonly MatchedGroup[] byCost;
    private readonly MatchedGroup[] excluded;
    private readonly DocsEnum? named;
    private readonly NumericDocValues? merits;
    private readonly AllDocuments? everything;
    private readonly float mass;
    private int matching = -1;
    private int looked;
    private int namedDoc = -1;
    private int doc = -1;

    public StagedScorer(Weight weight, StagedQuery query, MatchedGroup[] groups, MatchedGroup[] pairs, MatchedGroup[] excluded, DocsEnum? named, NumericDocValues? merits, AllDocuments? everything) : base(weight)
    {
        (this.query, this.groups, this.pairs, this.excluded, this.named, this.merits, this.everything) = (query, groups, pairs, excluded, named, merits, everything);
        required = [.. groups.Where((_, i) => !query.Groups[i].Optional)];
        fields = new int[groups.Length];
        byCost = [.. required.OrderBy(g => g.Cost)];
        mass = Math.Max(0.001f, required.Sum(g => g.Idf));
        if (named is null) namedDoc = NO_MORE_DOCS;
        if (groups.Length == 0 && everything is null) matching = NO_MORE_DOCS;
    }

    public override int DocID => doc;
    public override int Freq => 1;

    public override long GetCost() => required.Length == 0 ? everything?.Size ?? named?.GetCost() ?? 0 : query.Needed == required.Length ? byCost[0].Cost : required.Sum(g => g.Cost);

    public override int NextDoc() => Advance(doc + 1);

    public override int Advance(int target)
    {
        while (true)
        {
            if (namedDoc < target) namedDoc = named!.Advance(target);
            if (matching < target && looked++ == query.MostPerSegment) matching = NO_MORE_DOCS;
            if (matching < target) matching = everything?.From(target) ?? (query.Needed == required.Length ? AllFrom(target) : SomeFrom(target));
            doc = Math.Min(namedDoc, matching);
            if (doc == NO_MORE_DOCS || !IsExcluded()) return doc;
            target = doc + 1;
        }
    }

    public override float GetScore()
    {
        var merit = merits?.Get(doc) ?? 0;
        var type = Merit.Type(merit);
        if (everything is not null) return Stage.Score(Stage.Partial, 400 * (float)Merit.Boost(merit, query.Today) + 10 * (9 - (int)type));
        var (text, allFields, matched, found, corrected) = (0f, ~0, 0, 0f, false);
        for (var i = 0; i < groups.Length; i++)
        {
            var group = groups[i];
            fields[i] = 0;
            // An exactly named document may stand before groups that have not come so far.
            if (group.Advance(doc) != doc) continue;
            var score = group.Score(out fields[i], out var otherwise);
            text += query.Groups[i].Optional ? OptionalWeight * score : score;
            if (query.Groups[i].Optional) continue;
            allFields &= Stages(fields[i]);
            corrected |= otherwise;
            matched++;
            found += group.Idf;
        }
        for (var i = 0; i < pairs.Length; i++) text += PairWeight * Together(i);
        var lifted = text * (1 + (float)Merit.Boost(merit, query.Today)) * TypeWeight(type);
        if (doc == namedDoc && query.Staged) return Stage.Score(Stage.Exact, 100 * (8 - (int)type) + Math.Min(99, lifted));
        if (!query.Staged || matched < required.Length) return Stage.Score(Stage.Partial, lifted * found / mass);
        var stage = StageOf(allFields);
        return Stage.Score(corrected ? stage + Stage.Corrected : stage, lifted);
    }

    /// <summary>Whether the current document may score more than this; looks only at where it matches.</summary>
    public bool MayBeat(float score)
    {
        if (!query.Staged || everything is not null || doc == namedDoc) return true;
        var allFields = ~0;
        foreach (var group in required)
        {
            if (group.Advance(doc) != doc) return score < Stage.Most(Stage.Partial);
            allFields &= Stages(group.Fields);
        }
        return score < Stage.Most(StageOf(allFields));
    }

    private static int StageOf(int allFields) => (allFields & 1) != 0 ? Stage.Name : (allFields & 2) != 0 ? Stage.Structure : Stage.Text;

    /// <summary>
    /// How much it says that two words of the query belong together here: they stand side by side, or the thing is about
    /// one and has the other as a column, as the e-mail address in a table of customers is the customer's.
    /// </summary>
    private float Together(int pair)
    {
        var row = pairs[pair].Advance(doc) == doc ? pairs[pair].Score(out _, out _) : 0;
        var (first, second) = (query.Pairs[pair].First, query.Pairs[pair].First + 1);
        var apart = (Has(first, ScoredField.AboutBits) && Has(second, ScoredField.ColumnsBit)) || (Has(first, ScoredField.ColumnsBit) && Has(second, ScoredField.AboutBits));
        return apart ? Math.Max(row, groups[first].Idf + groups[second].Idf) : row;

        bool Has(int group, int bits) => (fields[group] & bits) != 0;
    }

    /// <summary>Bit 1: in the name; bit 2: in the name or the structure.</summary>
    private static int Stages(int fields) => ((fields & ScoredField.NameBit) != 0 ? 1 : 0) | ((fields & ScoredField.StructureBits) != 0 ? 2 : 0);

    /// <summary>What is asked for most often wins where everything else is even.</summary>
    private static float TypeWeight(SearchType type) => type switch
    {
        SearchType.Product => 1.5f,
        SearchType.Port or SearchType.Documentation or SearchType.Person => 0.85f,
        _ => 1f,
    };

    private int AllFrom(int target)
    {
        var lead = byCost[0];
        var at = lead.Advance(target);
        while (at != NO_MORE_DOCS)
        {
            var agreed = true;
            for (var i = 1; i < byCost.Length; i++)
            {
                var other = byCost[i].Advance(at);
                if (other == at) continue;
                at = lead.Advance(other);
                agreed = false;
                break;
            }
            if (agreed) return at;
        }
        return at;
    }

    /// <summary>With all but the rarest groups one has fewer than are needed, so that those lead and the frequent ones are only looked up.</summary>
    private int SomeFrom(int target)
    {
        var leads = byCost.Length - query.Needed + 1;
        while (true)
        {
            var at = NO_MORE_DOCS;
            for (var i = 0; i < leads; i++) at = Math.Min(at, byCost[i].Advance(target));
            if (at == NO_MORE_DOCS) return at;
            var matched = 0;
            foreach (var group in byCost)
                if (group.Advance(at) == at) matched++;
            if (matched >= query.Needed) return at;
            target = at + 1;
        }
    }

    private bool IsExcluded()
    {
        foreach (var group in excluded)
            if (group.Advance(doc) == doc) return true;
        return false;
    }
}

/// <summary>Every document that lives and may be known, for queries that only filter.</summary>
internal sealed class AllDocuments(int size, IBits? acceptDocs)
{
    public int Size => size;

    public int From(int target)
    {
        while (target < size && acceptDocs is not null && !acceptDocs.Get(target)) target++;
        return target < size ? target : DocIdSetIterator.NO_MORE_DOCS;
    }
}
