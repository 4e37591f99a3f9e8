using Catalog.Core.Documentation;
using CsCheck;
using Xunit;

namespace Catalog.Core.Tests.Documentation;

public sealed class TextMergeTests
{
    // Few distinct lines, so that repeats and moves happen all the time.
    private static readonly Gen<string> Text = Gen.Int[0, 5].Select(n => $"line {n}").Array[0, 14].Select(lines => string.Join('\n', lines));

    [Fact]
    public void Changes_of_one_side_alone_are_taken_whole() => Gen.Select(Text, Text).Sample((began, changed) =>
    {
        Assert.Equal(changed, TextMerge.Merge(began, changed, began).Text);
        Assert.Equal(changed, TextMerge.Merge(began, began, changed).Text);
        Assert.True(TextMerge.Merge(began, changed, began).Clean);
        Assert.True(TextMerge.Merge(began, began, changed).Clean);
    });

    [Fact]
    public void The_same_change_on_both_sides_is_no_clash() => Gen.Select(Text, Text).Sample((began, changed) =>
    {
        var merge = TextMerge.Merge(began, changed, changed);
        Assert.True(merge.Clean);
        Assert.Equal(changed, merge.Text);
    });

    [Fact]
    public void Choosing_one_side_everywhere_loses_nothing_that_side_changed() => Gen.Select(Text, Text, Text).Sample((began, mine, theirs) =>
    {
        var merge = TextMerge.Merge(began, mine, theirs);
        var added = Lines(mine).Except(Lines(began)).Except(Lines(theirs));
        Assert.Subset(Lines(merge.Resolve(c => c.Mine)).ToHashSet(), added.ToHashSet());
        var theirAdded = Lines(theirs).Except(Lines(began)).Except(Lines(mine));
        Assert.Subset(Lines(merge.Resolve(c => c.Theirs)).ToHashSet(), theirAdded.ToHashSet());
    });

    [Fact]
    public void It_does_not_matter_who_is_called_mine() => Gen.Select(Text, Text, Text).Sample((began, one, other) =>
        Assert.Equal(TextMerge.Merge(began, one, other).Resolve(c => c.Mine), TextMerge.Merge(began, other, one).Resolve(c => c.Theirs)));

    [Fact]
    public void Changes_in_different_places_go_together()
    {
        var merge = TextMerge.Merge("a\nb\nc\nd", "A\nb\nc\nd", "a\nb\nc\nD\ne");

        Assert.True(merge.Clean);
        Assert.Equal("A\nb\nc\nD\ne", merge.Text);
    }

    [Fact]
    public void Changes_of_the_same_line_clash_and_both_are_kept()
    {
        var merge = TextMerge.Merge("a\nb\nc", "a\nmine\nc", "a\ntheirs\nc");

        Assert.Equal(new TextClash("b\n", "mine\n", "theirs\n"), Assert.Single(merge.Parts, p => !p.Settled).Clash);
        Assert.Equal("a\ntheirs\nmine\nc", merge.Resolve(c => c.Theirs + c.Mine));
    }

    [Fact]
    public void A_difference_leads_from_the_old_text_to_the_new_one() => Gen.Select(Text, Text).Sample((old, now) =>
    {
        var lines = LineDiff.Between(old, now);
        Assert.Equal(Lines(old), lines.Where(l => l.OldNumber is not null).Select(l => l.Text));
        Assert.Equal(Lines(now), lines.Where(l => l.NewNumber is not null).Select(l => l.Text));
        Assert.Equal(Enumerable.Range(1, Lines(now).Length), lines.Select(l => l.NewNumber).OfType<int>());
    });

    [Fact]
    public void Large_texts_that_share_nothing_are_compared_at_once()
    {
        var (one, other) = (string.Join('\n', Enumerable.Range(0, 20_000).Select(i => $"a{i}")), string.Join('\n', Enumerable.Range(0, 20_000).Select(i => $"b{i % 7}")));

        Assert.Equal(40_000, LineDiff.Between(one, other).Count);
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.Split('\n');
}
