using Catalog.Core.DataProducts;
using CsCheck;
using Xunit;

namespace Catalog.Core.Tests.DataProducts;

public sealed class SheetLeavesTests
{
    /// <summary>Texts with everything that could confuse a path.</summary>
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char["ab/~0 1.é\n"], 1, 8],
        Gen.Const("~"), Gen.Const("~0"), Gen.Const("/"), Gen.Const("~1"));

    private static readonly Gen<string?> Maybe = Gen.OneOf<string?>(Gen.Const((string?)null), Text.Select(t => (string?)t));

    private static readonly Gen<PortSheet> Port =
        from direction in Gen.Enum<PortDirection>()
        from name in Text
        from version in Gen.OneOf(Gen.Const(""), Text)
        from tier in Maybe
        from contract in Maybe
        from tags in Text.List[0, 3]
        from inputs in Gen.Select(Text, Maybe, (id, v) => new InputContract(id, v)).List[0, 2]
        from datasets in Gen.Select(Text, Text, (ns, n) => new DatasetReference(ns, n)).List[0, 2]
        select new PortSheet
        {
            Direction = direction,
            Name = name,
            PortVersion = version,
            Tier = tier,
            ContractId = contract,
            Tags = [.. tags.Distinct()],
            InputContracts = [.. inputs.DistinctBy(i => i.Id)],
            Datasets = [.. datasets.Distinct()],
        };

    private static readonly Gen<ProductSheet> Sheet =
        from title in Maybe
        from purpose in Maybe
        from replacement in Maybe
        from tags in Text.List[0, 4]
        from links in Gen.Select(Text, Maybe, Maybe, (u, t, d) => new ProductLink(u, t, d)).List[0, 2]
        from support in Gen.Select(Text, Maybe, Maybe, (c, u, t) => new SupportChannel(c, u, t, null, null, null)).List[0, 2]
        from contacts in Gen.Select(Text, Maybe, Maybe, (u, n, r) => new ProductContact(u, n, r, null)).List[0, 2]
        from ports in Port.List[0, 4]
        select new ProductSheet
        {
            Title = title,
            Purpose = purpose,
            Replacement = replacement,
            Tags = [.. tags.Distinct()],
            Links = [.. links.DistinctBy(l => l.Url)],
            Support = [.. support.DistinctBy(s => s.Channel)],
            Contacts = [.. contacts.DistinctBy(c => c.Username)],
            Ports = [.. ports.DistinctBy(p => (p.Direction, p.Name, p.PortVersion))],
        };

    private static readonly CuratedLeaf Stamp = new(null, null, "Priya Nair", DateTimeOffset.UnixEpoch);

    [Fact]
    public void A_sheet_survives_being_taken_apart_and_put_together() =>
        Sheet.Sample(sheet => Same(SheetLeaves.From(sheet), SheetLeaves.From(SheetLeaves.ToSheet(SheetLeaves.From(sheet)))));

    [Fact]
    public void A_product_shows_exactly_what_was_written_whatever_its_source_says() =>
        Gen.Select(Sheet, Sheet).Sample((source, wanted) =>
        {
            var (said, wrote) = (SheetLeaves.From(source), SheetLeaves.From(wanted));
            return Same(wrote, SheetMerge.Merge(said, SheetMerge.Curate(said, new Dictionary<string, CuratedLeaf>(), wrote, Stamp)));
        });

    [Fact]
    public void Curated_values_stand_when_the_source_changes_and_the_rest_follows_the_source() =>
        Gen.Select(Sheet, Sheet, Sheet).Sample((first, wanted, second) =>
        {
            var curated = SheetMerge.Curate(SheetLeaves.From(first), new Dictionary<string, CuratedLeaf>(), SheetLeaves.From(wanted), Stamp);
            var after = SheetLeaves.From(second);
            var shown = SheetMerge.Merge(after, curated);
            return curated.Where(c => c.Value.Value is not null).All(c => shown[c.Key] == c.Value.Value)
                && after.Where(a => !curated.Keys.Any(c => SheetLeaves.IsWithin(a.Key, c))).All(a => shown[a.Key] == a.Value);
        });

    [Fact]
    public void Writing_the_same_again_changes_nothing_and_keeps_the_first_author() =>
        Gen.Select(Sheet, Sheet).Sample((source, wanted) =>
        {
            var (said, wrote) = (SheetLeaves.From(source), SheetLeaves.From(wanted));
            var once = SheetMerge.Curate(said, new Dictionary<string, CuratedLeaf>(), wrote, Stamp);
            var twice = SheetMerge.Curate(said, once, wrote, Stamp with { ByName = "Somebody else" });
            return twice.Count == once.Count && twice.All(t => once[t.Key] == t.Value);
        });

    [Fact]
    public void Taking_the_source_for_everything_shows_the_source_again() =>
        Gen.Select(Sheet, Sheet).Sample((source, wanted) =>
        {
            var said = SheetLeaves.From(source);
            IReadOnlyDictionary<string, CuratedLeaf> curated = SheetMerge.Curate(said, new Dictionary<string, CuratedLeaf>(), SheetLeaves.From(wanted), Stamp);
            foreach (var path in curated.Keys.ToList()) curated = SheetMerge.TakeSource(curated, path);
            return Same(said, SheetMerge.Merge(said, curated));
        });

    private static bool Same(Dictionary<string, string> a, Dictionary<string, string> b) => a.Count == b.Count && a.All(x => b.TryGetValue(x.Key, out var y) && y == x.Value);
}
