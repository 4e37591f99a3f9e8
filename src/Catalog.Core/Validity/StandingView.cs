using System.Globalization;
using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.People;

namespace Catalog.Core.Validity;

/// <summary>A product's standing as one reader may see it: state and since for everybody who sees the product, figures and columns with its details, names upstream as each of them allows.</summary>
public sealed record StandingView
{
    public const string HiddenUpstream = "an upstream you may not see";

    public required DataProductKey Key { get; init; }
    /// <summary><c>null</c> for a retired product.</summary>
    public ValidityState? State { get; init; }
    public DateTimeOffset Since { get; init; }
    public Verdict Verdict { get; init; }
    public IReadOnlyList<SeenReason> Reasons { get; init; } = [];
    public IReadOnlyList<SeenUpstream> Upstream { get; init; } = [];
    public DateTimeOffset? ValidUntil { get; init; }
    public DateTimeOffset? AsOf { get; init; }
    /// <summary>The figures are shown; the evidence may be read.</summary>
    public bool Details { get; init; }
    public bool ByHand { get; init; }

    /// <summary>The first thing to say about it; <c>null</c> when there is nothing.</summary>
    public string? First => Reasons is [var reason, ..] ? reason.Sentence : null;

    /// <summary>As this actor may see it; <c>null</c> when they may not know that the product exists.</summary>
    public static StandingView? Of(Standing? standing, ValidityMesh mesh, Actor actor, CultureInfo culture, Func<DateTimeOffset, string> time)
    {
        if (standing is null || !Authorisation.Decide(actor, ProductAction.See, standing.Facts).Allowed || !DataProductKey.TryParse(standing.Known.Key, out var key)) return null;
        var details = Authorisation.Decide(actor, ProductAction.ReadDetails, standing.Facts).Allowed;
        var upstream = standing.State is null ? [] : standing.Upstream.Select(u => Seen(u, mesh, actor)).ToList();
        var reasons = new List<SeenReason>();
        if (standing.State is null) reasons.Add(new SeenReason(new Reason { Kind = ReasonKind.Retired }, "The product is retired."));
        else
        {
            // What several ports have in common is said once.
            var own = standing.Known.Reasons.Select(r => (Reason: r, Sentence: details ? ReasonSentence.Full(r, culture, time) : ReasonSentence.Masked(r))).GroupBy(r => (r.Reason.Kind, r.Reason.State, r.Sentence))
                .Select(g => details
                    ? new SeenReason(g.First().Reason, g.Key.Sentence) { Ports = [.. g.Select(r => r.Reason.Port).OfType<string>().Distinct()] }
                    : new SeenReason(new Reason { Kind = g.Key.Kind, State = g.Key.State }, g.Key.Sentence));
            var theirs = standing.Upstream.Zip(upstream, (trouble, seen) => (seen.Source, Standing: mesh.Find(trouble.Source))).DistinctBy(u => u.Source).Select(u => new SeenReason(
                new Reason { Kind = ReasonKind.Upstream, State = ValidityState.Suspect, Text = u.Source?.ToString() ?? HiddenUpstream }, Broken(u.Source, u.Standing, actor, culture, time)));
            reasons.AddRange(own.Concat(theirs).OrderByDescending(r => r.Reason.Kind == ReasonKind.Override).ThenByDescending(r => r.Reason.State ?? (ValidityState)(-1)));
        }
        return new StandingView
        {
            Key = key, State = standing.State, Since = standing.Since, Verdict = standing.Verdict, Reasons = reasons, Upstream = upstream.DistinctBy(u => string.Join('>', u.Path)).ToList(),
            ValidUntil = standing.ValidUntil, AsOf = mesh.AsOf, Details = details, ByHand = standing.Known.ByHand,
        };
    }

    private static SeenUpstream Seen(UpstreamTrouble trouble, ValidityMesh mesh, Actor actor)
    {
        var way = Way(trouble, mesh, actor);
        return new SeenUpstream(way[0], way);
    }

    /// <summary>What is broken upstream, and why as far as this actor may read that.</summary>
    private static string Broken(DataProductKey? source, Standing? standing, Actor actor, CultureInfo culture, Func<DateTimeOffset, string> time)
    {
        if (source is not { } key) return ReasonSentence.Masked(new Reason { Kind = ReasonKind.Upstream });
        var why = standing is not null && Authorisation.Decide(actor, ProductAction.ReadDetails, standing.Facts).Allowed ? standing.Known.Reasons.FirstOrDefault(r => r.State == ValidityState.Invalid) : null;
        return ReasonSentence.Upstream(key.ToString(), why: why is null ? null : ReasonSentence.Full(why, culture, time));
    }

    /// <summary>The way of a trouble with everything hidden as one anonymous gap.</summary>
    public static IReadOnlyList<DataProductKey?> Way(UpstreamTrouble trouble, ValidityMesh mesh, Actor actor)
    {
        var path = new List<DataProductKey?>();
        foreach (var step in trouble.Path)
        {
            DataProductKey? name = mesh.Find(step) is { } there && Authorisation.Decide(actor, ProductAction.See, there.Facts).Allowed && DataProductKey.TryParse(there.Known.Key, out var key) ? key : null;
            if (name is null && path is [.., null]) continue;
            path.Add(name);
        }
        return path;
    }
}

/// <summary>A reason, and its sentence for this reader.</summary>
public sealed record SeenReason(Reason Reason, string Sentence)
{
    /// <summary>The ports that it holds for; none for readers who may not know them.</summary>
    public IReadOnlyList<string> Ports { get; init; } = [];
}

/// <summary>A broken product upstream and the way from it; <c>null</c> stands for what this reader may not see.</summary>
public sealed record SeenUpstream(DataProductKey? Source, IReadOnlyList<DataProductKey?> Path);
