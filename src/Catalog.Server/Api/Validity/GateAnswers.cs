using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Catalog.Core.Access;
using Catalog.Core.People;
using Catalog.Core.Validity;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Catalog.Server.Api.Validity;

/// <summary>An answer of the gate, ready to be sent.</summary>
internal sealed record GateAnswer(Verdict Verdict, byte[] Body, string Tag);

/// <summary>
/// The gate's answers as bytes with their tags: made once for each standing and for each way it may be seen, so that a
/// question costs little more than reading it. An answer goes with the standing that it is about.
/// </summary>
internal sealed class GateAnswers(ValidityMesh mesh, IOptions<JsonOptions> json)
{
    private readonly ConditionalWeakTable<Standing, ConcurrentDictionary<Sight, GateAnswer>> made = [];

    /// <summary>What this actor is answered; <c>null</c> when they may not know that the product exists.</summary>
    public GateAnswer? Of(Standing standing, Actor actor)
    {
        if (!Authorisation.Decide(actor, ProductAction.See, standing.Facts).Allowed) return null;
        var answers = made.GetValue(standing, static _ => new());
        var sight = SightOf(standing, actor);
        if (answers.TryGetValue(sight, out var known)) return known;
        if (StandingView.Of(standing, mesh, actor, CultureInfo.InvariantCulture, GateEndpoints.Instant) is not { } view) return null;
        var body = JsonSerializer.SerializeToUtf8Bytes(GateResponse.From(view), json.Value.SerializerOptions);
        return answers[sight] = new GateAnswer(view.Verdict, body, $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"");
    }

    private Sight SightOf(Standing standing, Actor actor)
    {
        StringBuilder? hidden = null;
        for (var way = 0; way < standing.Upstream.Count; way++)
            for (var step = 0; step < standing.Upstream[way].Path.Count; step++)
                if (mesh.Find(standing.Upstream[way].Path[step]) is not { } there || !Authorisation.Decide(actor, ProductAction.See, there.Facts).Allowed)
                    (hidden ??= new()).Append(CultureInfo.InvariantCulture, $"{way}.{step} ");
        return new Sight(
            Authorisation.Decide(actor, ProductAction.ReadDetails, standing.Facts).Allowed, hidden?.ToString(), standing.Upstream.Count == 0 ? 0 : mesh.Named, mesh.AsOf?.UtcTicks ?? 0);
    }

    /// <summary>All that the answer depends on besides the standing.</summary>
    private readonly record struct Sight(bool Details, string? Hidden, long Named, long AsOf);
}
