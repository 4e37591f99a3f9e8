using Catalog.Core.DataProducts;
using Catalog.Core.Quality;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

public readonly record struct CheckedSuiteId(Guid Value) : ICatalogId<CheckedSuiteId>
{
    public static CheckedSuiteId From(Guid value) => new(value);
}

/// <summary>What the newest run of one suite on one port says: all that judging a product needs, however many runs there were.</summary>
public sealed class CheckedSuite : IVersioned
{
    private const int Remembered = 11;

    private CheckedSuite() { }

    public CheckedSuite(CheckedSuiteId id, DataProductId product, PortId port, string suite) => (Id, ProductId, PortId, Suite) = (id, product, port, suite);

    public CheckedSuiteId Id { get; private set; }
    public DataProductId ProductId { get; private set; }
    public PortId PortId { get; private set; }
    public string Suite { get; private set; } = "";
    public ValidationResultId ResultId { get; private set; }
    public DateTimeOffset RunTime { get; private set; }
    /// <summary>The last run times, oldest first.</summary>
    public IReadOnlyList<DateTimeOffset> RunTimes { get; private set; } = [];
    public int Evaluated { get; private set; }
    public IReadOnlyList<RecordLoss> Loss { get; private set; } = [];
    /// <summary>What did not pass, without examples, and without any value of a column that is classified.</summary>
    public IReadOnlyList<CheckedExpectation> Troubles { get; private set; } = [];
    public long Version { get; private set; }

    /// <summary>
    /// Takes a run in. One older than the newest only tells how often the suite runs; one of the same instant is the same
    /// run, put right, unless it comes <paramref name="together"/> with what was taken before: then it is another part, and
    /// the worst counts. Answers whether it is the newest now.
    /// </summary>
    public bool Take(ValidationResult result, IReadOnlyList<CheckedExpectation> expectations, IReadOnlySet<string> classified, bool together = false)
    {
        if (!RunTimes.Contains(result.RunTime)) RunTimes = [.. RunTimes.Append(result.RunTime).Order().TakeLast(Remembered)];
        if (result.RunTime < RunTime) return false;
        var troubles = expectations.Where(e => e.Outcome != ExpectationOutcome.Passed).Select(e => e.Columns.Any(classified.Contains) ? e.WithoutValues() : e with { Examples = [], Distribution = null }).ToList();
        // Results of one instant that name no suite are parts of one run, whenever they come.
        var part = (together || Suite.Length == 0) && result.RunTime == RunTime;
        var worse = result.Loss is [var loss] && (Loss is not [var known] || loss.Percent > known.Percent);
        if (!part || worse || (Troubles.Count == 0 && troubles.Count > 0)) ResultId = result.Id;
        RunTime = result.RunTime;
        Evaluated = part ? Evaluated + result.Evaluated : result.Evaluated;
        if (!part || worse) Loss = result.Loss;
        Troubles = part ? [.. Troubles, .. troubles] : troubles;
        return true;
    }

    /// <summary>Lineage counted what its newest run lost.</summary>
    public void Measure(IReadOnlyList<RecordLoss> loss) => Loss = loss;

    /// <summary>The usual time between two runs: the middle one of those seen; <c>null</c> before the third run.</summary>
    public TimeSpan? Interval
    {
        get
        {
            if (RunTimes.Count < 3) return null;
            var gaps = RunTimes.Zip(RunTimes.Skip(1), (a, b) => b - a).Order().ToList();
            return gaps[gaps.Count / 2];
        }
    }
}
