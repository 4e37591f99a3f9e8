using System.Collections.Concurrent;
using Catalog.Core.Access;

namespace Catalog.Server.Auth;

/// <summary>Tokens by the hash of their secret, remembered for five seconds at most: a pipeline sends many requests, and a revoked token must not live on.</summary>
internal sealed class TokenReader(ITokenQueries tokens, NoteTokenUse note, TimeProvider clock, ILogger<TokenReader> log)
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan NoteEvery = TimeSpan.FromMinutes(1);
    /// <summary>While the database is away nobody can revoke a token either: what held before holds on for a while, so that the gate answers.</summary>
    private static readonly TimeSpan AgeWithoutDatabase = TimeSpan.FromMinutes(15);
    /// <summary>Pipelines share an address with one that has a wrong token, and ask every few minutes or hours.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (TokenActor Token, DateTimeOffset Until, DateTimeOffset Confirmed)> remembered = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> held = new();
    private readonly ConcurrentDictionary<ApiTokenId, DateTimeOffset> noted = new();

    /// <summary>Whether this secret held a while ago, so that it is worth asking whether it still does.</summary>
    public bool Knows(string secret) => held.TryGetValue(KeyOf(secret), out var last) && clock.GetUtcNow() < last + Lately;

    public async ValueTask<TokenActor?> FindAsync(string secret, CancellationToken ct)
    {
        if (!secret.StartsWith(ApiToken.Prefix, StringComparison.Ordinal)) return null;
        var hash = ApiToken.HashOf(secret);
        var key = Convert.ToHexString(hash);
        var now = clock.GetUtcNow();
        if (!remembered.TryGetValue(key, out var known) || now >= known.Until)
        {
            try
            {
                if (await tokens.HoldingAsync(hash, ct) is not { } found)
                {
                    remembered.TryRemove(key, out _);
                    held.TryRemove(key, out _);
                    return null;
                }
                if (remembered.Count > Most) remembered.Clear();
                remembered[key] = known = (found, now + Age, now);
                if (held.Count > Most) held.Clear();
                held[key] = now;
            }
            catch (Exception failure) when (failure is not OperationCanceledException && known.Token is not null && now < known.Confirmed + AgeWithoutDatabase)
            {
                log.TokenNotAsked(known.Token.Actor.Name, failure);
                // The next ones do not wait for a database that is not there.
                remembered[key] = known with { Until = now + Age };
                return known.Token.ExpiresAt <= now ? null : known.Token;
            }
        }
        if (known.Token.ExpiresAt <= now) return null;
        // Held on to without the database: there is nowhere to note it.
        if (now < known.Confirmed + Age) await NoteAsync(known.Token, now, ct);
        return known.Token;
    }

    /// <summary>A token was revoked: the next question is answered by the database.</summary>
    public void Forget() => remembered.Clear();

    private async Task NoteAsync(TokenActor token, DateTimeOffset now, CancellationToken ct)
    {
        if (noted.TryGetValue(token.Id, out var last) && now - last < NoteEvery) return;
        noted[token.Id] = now;
        try
        {
            await note.ExecuteAsync(new(token.Id), token.Actor, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The database went away just now. What the token asks may not need it.
            log.TokenNotNoted(token.Actor.Name, failure);
        }
    }

    private static string KeyOf(string secret) => Convert.ToHexString(ApiToken.HashOf(secret));
}
