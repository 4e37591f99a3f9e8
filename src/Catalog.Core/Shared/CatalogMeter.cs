using System.Diagnostics.Metrics;

namespace Catalog.Core.Shared;

/// <summary>What the portal measures of its own work, for whoever listens to the meter "Catalog".</summary>
public static class CatalogMeter
{
    private static readonly Meter Meter = new("Catalog");

    /// <summary>Documents that imports took, by <c>outcome</c>.</summary>
    public static Counter<long> ImportedDocuments { get; } = Meter.CreateCounter<long>("catalog.import.documents", "{document}", "Documents that imports took.");

    /// <summary>How long searches take.</summary>
    public static Histogram<double> Searches { get; } = Meter.CreateHistogram<double>("catalog.search.duration", "s", "How long searches take.");

    /// <summary>How long the oldest waiting event has waited for its handlers; 0 when none waits.</summary>
    public static Gauge<double> OutboxLag { get; } = Meter.CreateGauge<double>("catalog.outbox.lag", "s", "How long the oldest waiting event has waited.");

    /// <summary>Answers of the gate, by <c>verdict</c>.</summary>
    public static Counter<long> GateAnswers { get; } = Meter.CreateCounter<long>("catalog.gate.answers", "{answer}", "Answers of the gate.");
}
