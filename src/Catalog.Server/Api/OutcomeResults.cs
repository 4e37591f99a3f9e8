using System.Globalization;
using Catalog.Core.Shared;
using Catalog.Server.Hosting;
using Microsoft.Net.Http.Headers;

namespace Catalog.Server.Api;

/// <summary>The one place where outcomes become HTTP.</summary>
internal static class OutcomeResults
{
    /// <summary>200 with the mapped value, or the problem.</summary>
    public static IResult ToOk<T>(this Outcome<T> outcome, Func<T, object?> body) =>
        outcome.IsOk ? Results.Ok(body(outcome.Value)) : outcome.Refusal.ToProblem();

    /// <summary>201 with the address of what was made, or the problem.</summary>
    public static IResult ToCreated<T>(this Outcome<T> outcome, Func<T, string> address, Func<T, object?> body) =>
        outcome.IsOk ? Results.Created(address(outcome.Value), body(outcome.Value)) : outcome.Refusal.ToProblem();

    /// <summary>204, or the problem.</summary>
    public static IResult ToNoContent<T>(this Outcome<T> outcome, bool ifMatch = false) => outcome.IsOk ? Results.NoContent() : outcome.Refusal.ToProblem(ifMatch);

    /// <summary>Problem details of RFC 9457. A conflict about a version answers 412 when the caller sent If-Match.</summary>
    public static IResult ToProblem(this Refusal refusal, bool ifMatch = false) => refusal switch
    {
        Refusal.NotFound => Problem(404, refusal),
        Refusal.Forbidden => Problem(403, refusal),
        Refusal.Invalid invalid => Problem(422, refusal, ("errors", invalid.Errors)),
        Refusal.Conflict { CurrentVersion: { } version } when ifMatch => Problem(412, refusal, ("currentVersion", version)),
        Refusal.Conflict { CurrentVersion: { } version } => Problem(409, refusal, ("currentVersion", version)),
        _ => Problem(409, refusal),
    };

    /// <summary>
    /// Without If-Match the last state is written over, whatever it is: who is overtaken by others writes again over theirs.
    /// </summary>
    public static Task<Outcome<T>> OverLastStateAsync<T>(this HttpRequest request, Func<Task<Outcome<T>>> write) => request.ExpectedVersion() is null ? Overtaking.AgainAsync(write) : write();

    /// <summary>Who could not make what is there now was overtaken by somebody who made it.</summary>
    public static Outcome<T> OrOvertaken<T>(this Outcome<T> made, bool isThere) => made.Refusal is { } refusal && isThere ? new Refusal.Conflict(refusal.Sentence) { Overtaken = true } : made;

    /// <summary>The version in the If-Match header, of several the first that is one: <c>null</c> when there is none or it is <c>*</c>; an unreadable one never matches.</summary>
    public static long? ExpectedVersion(this HttpRequest request)
    {
        if (!request.AsksForMatch(out var tags) || tags.Contains(EntityTagHeaderValue.Any)) return null;
        return tags.Select(VersionOf).FirstOrDefault(version => version >= 0, -1);
    }

    /// <summary>412 when the caller wants to write over something else than what is there under this tag now; else <c>null</c>.</summary>
    public static IResult? ChangedSince(this HttpRequest request, string tag) =>
        request.AsksForMatch(out var wanted) && !wanted.Any(w => w.Equals(EntityTagHeaderValue.Any) || w.Tag.AsSpan().Trim('"').SequenceEqual(tag))
            ? Problem(412, new Refusal.Conflict("Somebody else changed this in the meantime. Look at what is there now, then save again."), ("currentVersion", tag))
            : null;

    /// <summary>Sets the ETag of what is answered to its version.</summary>
    public static void SetVersion(this HttpResponse response, long version) => response.GetTypedHeaders().ETag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{version}\""));

    /// <summary>Whether there is an If-Match header, and the tags in it: none where they cannot be read (RFC 9110, 8.8.3: a tag stands in quotes).</summary>
    private static bool AsksForMatch(this HttpRequest request, out IList<EntityTagHeaderValue> tags)
    {
        tags = request.GetTypedHeaders().IfMatch ?? [];
        return request.Headers.IfMatch.Count > 0;
    }

    private static long VersionOf(EntityTagHeaderValue tag)
    {
        // What stands behind the version tells what was read, and may have changed without it.
        var text = tag.Tag.AsSpan().Trim('"');
        if (text.IndexOf('.') is > 0 and var end) text = text[..end];
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
    }

    private static IResult Problem(int status, Refusal refusal, params (string Key, object? Value)[] extensions) =>
        Results.Problem(detail: refusal.Sentence, statusCode: status, type: Problems.TypeOf(status), extensions: extensions.ToDictionary(e => e.Key, e => e.Value));
}
