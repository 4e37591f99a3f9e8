using Catalog.Core.DataProducts;
using Catalog.Core.Imports;
using Catalog.Core.Shared;

namespace Catalog.Core.Quality;

public readonly record struct ValidationResultId(Guid Value) : ICatalogId<ValidationResultId>
{
    public static ValidationResultId From(Guid value) => new(value);
}

/// <summary>One run of one suite, as it is kept for ever. Without a port it waits until somebody says where it belongs.</summary>
public sealed class ValidationResult
{
    public const int LongestName = 1000;

    private ValidationResult() { }

    public ValidationResult(ValidationResultId id, SuiteResult read, RecordLoss? loss, string sentBy, bool early, DateTimeOffset now)
    {
        Id = id;
        Suite = Cut(read.Suite) ?? "";
        DataSource = Cut(read.DataSource);
        Asset = Cut(read.Asset);
        RunTime = read.RunTime ?? now;
        ReceivedAt = now;
        Success = read.Success;
        Evaluated = read.Evaluated;
        Successful = read.Successful;
        NotRun = read.Expectations.Count(e => e.Outcome == ExpectationOutcome.NotRun);
        Loss = loss is null ? [] : [loss];
        Early = early;
        Marks = ExpectationMarks.Write(read.Expectations);
        LineageRun = Cut(read.LineageRun);
        ContentHash = read.ContentHash;
        SentBy = sentBy;
    }

    public ValidationResultId Id { get; private set; }
    public DataProductId? ProductId { get; private set; }
    public PortId? PortId { get; private set; }
    /// <summary>Empty when the result names none.</summary>
    public string Suite { get; private set; } = "";
    public string? DataSource { get; private set; }
    public string? Asset { get; private set; }
    public DateTimeOffset RunTime { get; private set; }
    public DateTimeOffset ReceivedAt { get; private set; }
    public bool Success { get; private set; }
    public int Evaluated { get; private set; }
    public int Successful { get; private set; }
    public int Unsuccessful => Evaluated - Successful;
    /// <summary>How many expectations could not run; they count as unsuccessful.</summary>
    public int NotRun { get; private set; }
    /// <summary>At most one: what the run lost.</summary>
    public IReadOnlyList<RecordLoss> Loss { get; private set; } = [];
    /// <summary>From more than an hour in the future: kept, and not used.</summary>
    public bool Early { get; private set; }
    /// <summary>How each expectation came out, for histories: see <see cref="ExpectationMarks"/>.</summary>
    public string Marks { get; private set; } = "";
    public string? LineageRun { get; private set; }
    /// <summary>Unique together with the port.</summary>
    public byte[] ContentHash { get; private set; } = [];
    public string SentBy { get; private set; } = "";
    /// <summary>Somebody decided that it belongs nowhere.</summary>
    public bool Dismissed { get; private set; }

    public void BelongsTo(DataProductId product, PortId port) => (ProductId, PortId, Dismissed) = (product, port, false);

    public void Dismiss() => Dismissed = true;

    /// <summary>Lineage counted what the result itself does not say.</summary>
    public void Measure(RecordLoss? loss) => Loss = loss is null ? [] : [loss];

    private static string? Cut(string? text) => text is null || text.Length <= LongestName ? text : text[..LongestName];
}

/// <summary>What a result said, to the letter and as it was read; apart from it, because lists do not need it.</summary>
public sealed class ValidationDocument
{
    private ValidationDocument() { }

    public ValidationDocument(ValidationResultId resultId, SuiteResult read)
        => (ResultId, Text, Expectations, Findings, RunName, Checkpoint, Version) = (resultId, read.Text, read.Expectations, read.Findings, read.RunName, read.Checkpoint, read.Version);

    public ValidationResultId ResultId { get; private set; }
    public string Text { get; private set; } = "";
    public IReadOnlyList<CheckedExpectation> Expectations { get; private set; } = [];
    public IReadOnlyList<Finding> Findings { get; private set; } = [];
    public string? RunName { get; private set; }
    public string? Checkpoint { get; private set; }
    /// <summary>The version of Great Expectations that wrote it, as it says.</summary>
    public string? Version { get; private set; }

    /// <summary>As it was read when it came.</summary>
    public SuiteResult Reads(ValidationResult result) => new()
    {
        Suite = result.Suite, DataSource = result.DataSource, Asset = result.Asset, RunTime = result.RunTime, Success = result.Success, Evaluated = result.Evaluated, Successful = result.Successful,
        Expectations = Expectations, Text = Text, ContentHash = result.ContentHash,
    };
}
