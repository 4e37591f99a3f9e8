using Catalog.Core.Lineage.Inference;
using Xunit;

namespace Catalog.Core.Tests.Lineage;

public sealed class InferenceTests
{
    [Fact]
    public void Columns_are_one_only_when_they_are_called_the_same_to_the_letter()
    {
        var pair = new OnlyPair(1, 2, 4, ["id", "Amount", "note"], ["amount", "id", "total"]);

        Assert.Equal(["id"], pair.Guesses().Select(g => g.From.Name));
        Assert.All(pair.Guesses(), g => Assert.Equal((2L, 4L, g.From.Name), (g.From.DatasetNumber, g.To.DatasetNumber, g.To.Name)));
    }

    [Fact]
    public void The_plainly_written_name_stands_for_its_twins()
    {
        var twins = new TwinNames([new(2, "postgres://DB:5432", "a.b.c"), new(4, "postgres://db", "a.b.c"), new(6, "postgresql://db", "a.b.c")], new HashSet<(long, long)>());

        Assert.Equal([(2L, 4L), (6L, 4L)], twins.Guesses().Order());
    }

    [Fact]
    public void Of_several_that_are_not_plain_the_first_by_name_stands_whatever_their_order()
    {
        TwinName[] names = [new(2, "s3n://lake", "x"), new(4, "s3a://lake", "x")];

        Assert.Equal([(2L, 4L)], new TwinNames(names, new HashSet<(long, long)>()).Guesses());
        Assert.Equal([(2L, 4L)], new TwinNames([.. names.Reverse()], new HashSet<(long, long)>()).Guesses());
    }

    [Fact]
    public void What_events_call_one_needs_no_guess()
    {
        TwinName[] names = [new(2, "s3a://lake", "x"), new(4, "s3://lake", "x")];

        Assert.Empty(new TwinNames(names, new HashSet<(long, long)> { (2, 4) }).Guesses());
        Assert.Empty(new TwinNames(names, new HashSet<(long, long)> { (4, 2) }).Guesses());
    }
}
