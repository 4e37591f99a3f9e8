using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Catalog.UI.Inbox;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.UI.Quality;

/// <summary>The kinds of entry that quality contributes to the inbox.</summary>
public static class QualityInbox
{
    private const int Told = 4;

    public static IServiceCollection AddQualityInbox(this IServiceCollection services) => services
        .AddSingleton(new InboxKindView(TellAboutResults.Kind, "Results", Icons.Unmatched)
        {
            Decision = new InboxDecision("Take the suggestion", "matched", "Dismiss", "dismissed", "The results that wait count for the suggested port, and a rule sends the next ones there. Dismissed results count nowhere.", MatchAsync),
            Evidence = EvidenceAsync,
        });

    private static async Task<Refusal?> MatchAsync(IServiceProvider services, InboxRow row, bool yes, string? reason, Actor actor, CancellationToken ct) =>
        (await services.GetRequiredService<MatchResult>().ExecuteAsync(new MatchDecision(ValidationResultId.From(row.CauseId), Dismiss: !yes), actor, ct)).Refusal;

    private static async Task<IReadOnlyList<Evidence>> EvidenceAsync(IServiceProvider services, InboxRow row, Actor actor, CancellationToken ct)
    {
        if ((await services.GetRequiredService<IResultQueries>().WaitingAsync(actor, ValidationResultId.From(row.CauseId), ct)).Value is not { } waiting) return [];
        var lines = new List<Evidence>
        {
            new("The results", waiting.Alike == 1 ? "1 result waits" : $"{waiting.Alike:N0} results wait", $"data source {waiting.Row.DataSource ?? "not named"}, asset {waiting.Row.Asset ?? "not named"}, suite {(waiting.Row.Suite.Length > 0 ? waiting.Row.Suite : "not named")}", Icons.Unmatched),
            new("The results", ResultWords.Outcome(waiting.Row), row.Detail, Icons.Quality),
        };
        lines.AddRange(waiting.Expectations.Take(Told).Select(e => new Evidence("What they check", ExpectationSentence.Promise(e, ResultWords.Reader).Replace("`", "", StringComparison.Ordinal), null, Icons.Columns)));
        if (waiting.Expectations.Count > Told) lines.Add(new("What they check", $"And {waiting.Expectations.Count - Told:N0} more", null, Icons.Columns));
        return lines;
    }
}
