using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Catalog.Core.Access;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Server.Verbs;

internal sealed class TokenVerb : ICatalogVerb
{
    public Command Define(VerbHost host) => new("token", "Makes, lists and revokes API tokens.") { Create(host), List(host), Revoke(host) };

    private static Command Create(VerbHost host)
    {
        var name = new Option<string>("--name") { Description = "Says who uses it.", Required = true };
        var role = new Option<TokenRole>("--role") { Description = "What it may.", Required = true };
        var team = new Option<string?>("--team") { Description = "The team of an owner token; any other may name a team that looks after it." };
        var domain = new Option<string?>("--domain") { Description = "The domain of a steward token." };
        var expires = new Option<TimeSpan?>("--expires") { Description = "How long it holds, such as 12h, 90d or 1y; for ever when absent.", CustomParser = Span };
        var command = new Command("create", "Prints a new token once, as the only word of its line; only its hash is stored.") { name, role, team, domain, expires };
        command.SetAction((line, ct) => host.RunAsync(
            async (run, stop) =>
            {
                var now = run.Get<TimeProvider>().GetUtcNow();
                var made = await run.Get<CreateToken>().ExecuteAsync(
                    new(line.GetRequiredValue(name), line.GetRequiredValue(role), line.GetValue(team), line.GetValue(domain), line.GetValue(expires) is { } span ? now + span : null), run.Actor, stop);
                return await run.AnswerAsync(made, token => token.Secret);
            },
            line, ct));
        return command;
    }

    private static Command List(VerbHost host)
    {
        var command = new Command("list", "Lists tokens: name, role, scope, end, last use.");
        command.SetAction((line, ct) => host.RunAsync(
            async (run, stop) =>
            {
                var tokens = run.Get<ITokenQueries>();
                string? after = null;
                do
                {
                    var page = await tokens.ListAsync(new PageRequest(after, PageRequest.MaxLimit), run.Actor, stop);
                    foreach (var t in page.Items)
                        await run.Out.WriteLineAsync($"{t.Name}\t{t.Role.ToString().ToLowerInvariant()}\t{t.Team ?? t.Domain ?? "-"}\t{(t.RevokedAt is not null ? "revoked" : Day(t.ExpiresAt, "no end"))}\t{Day(t.LastUsedAt, "never used")}");
                    after = page.Next;
                }
                while (after is not null);
                return 0;
            },
            line, ct));
        return command;
    }

    private static Command Revoke(VerbHost host)
    {
        var name = new Argument<string>("name") { Description = "The token's name." };
        var command = new Command("revoke", "Ends a token at once.") { name };
        command.SetAction((line, ct) => host.RunAsync(
            async (run, stop) => await run.AnswerAsync(await run.Get<RevokeToken>().ExecuteAsync(new(line.GetRequiredValue(name)), run.Actor, stop), _ => $"{line.GetRequiredValue(name)} is revoked."),
            line, ct));
        return command;
    }

    private static string Day(DateTimeOffset? time, string none) => time?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? none;

    internal static TimeSpan? Span(ArgumentResult result)
    {
        var text = result.Tokens is [{ Value: { Length: > 1 } value }] ? value : "";
        if (text.Length > 1 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000)
        {
            switch (text[^1])
            {
                case 'h': return TimeSpan.FromHours(number);
                case 'd': return TimeSpan.FromDays(number);
                case 'w': return TimeSpan.FromDays(7 * number);
                case 'y': return TimeSpan.FromDays(365.25 * number);
            }
        }
        result.AddError($"--expires is '{text}'. Legal values: a number with h, d, w or y, such as 90d.");
        return null;
    }
}
