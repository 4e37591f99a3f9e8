using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage.Review;

/// <summary>An edge that somebody knows of, and why they think so.</summary>
public sealed record ProposeEdgeCommand(EndName From, EndName To, string Reason);

/// <summary>
/// Says that an edge is there. It holds at once when its author may change both ends; else it waits for those who look
/// after them.
/// </summary>
public sealed class ProposeEdge(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<LineageEdgeId>> ExecuteAsync(ProposeEdgeCommand command, Actor actor, CancellationToken ct)
    {
        if (Wrong(command) is { } wrong) return wrong;
        await using var work = works.Open();
        var now = clock.GetUtcNow();
        if (await work.EndFactsAsync(command.From, ct) is not { } from) return Missing("from");
        if (await work.EndFactsAsync(command.To, ct) is not { } to) return Missing("to");
        var facts = new EdgeFacts(from, to, command.From.Field is not null);
        // What is hidden is answered like what is not there.
        if (!Authorisation.SeeEdge(actor, facts with { Columns = false }).Allowed)
            return Authorisation.SeeEdge(actor, new EdgeFacts(from, EndFacts.Nobodys, false)).Allowed ? Missing("to") : Missing("from");
        if (Authorisation.ProposeEdge(actor, facts) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);

        var made = await EdgeAsync(work, command, now, ct);
        if (!made.IsOk) return made.Refusal;
        var edge = made.Value;
        if (await work.EdgesAsync([edge.Id], ct) is [var known])
        {
            if (known.Review == ReviewState.Accepted) return new Refusal.Conflict("This edge is there already.", known.Version);
            if (known.Review == ReviewState.Rejected) return new Refusal.Conflict($"{known.DecidedBy} rejected this edge: {known.Reason} Ask there before it is proposed again.", known.Version);
            edge = known;
        }
        else
        {
            work.Add(edge);
        }
        edge.Propose(actor.PersonId, actor.Name, command.Reason.Trim());
        var own = Authorisation.EditsBothEnds(actor, facts);
        if (own) edge.Decide(ReviewState.Accepted, actor.Name, command.Reason.Trim(), now);

        var words = new EdgeEnds(new EdgeEnd(command.From, from), new EdgeEnd(command.To, to), facts.Columns).Words;
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new ActivitySubject("edge", edge.Id.Value, words, facts.Told), own ? "drew" : "proposed",
            $"{(own ? "drew" : "proposed")} the edge {words}", [new FieldChange("reason", null, command.Reason.Trim())]));
        work.Raise(new LineageEdgesReviewed([edge.Id]) { EventId = Guid.CreateVersion7(now), At = now });
        work.Raise(new LineageEdgeProposed(edge.Id) { EventId = Guid.CreateVersion7(now), At = now });
        return await work.SaveAsync(ct) is { } conflict ? conflict : edge.Id;
    }

    private static async Task<Outcome<LineageEdge>> EdgeAsync(ICatalogWork work, ProposeEdgeCommand command, DateTimeOffset now, CancellationToken ct)
    {
        var (from, to) = (command.From, command.To);
        if (from.Field is null || to.Field is null)
        {
            var kind = (from.IsJob, to.IsJob) switch { (true, true) => EdgeKind.JobToJob, (true, false) => EdgeKind.JobToDataset, (false, true) => EdgeKind.DatasetToJob, _ => EdgeKind.DatasetToDataset };
            return new LineageEdge(kind, from.Number, to.Number, EdgeOrigins.Manual, now);
        }
        if (await work.LineageFieldAsync(from.Number, from.Field, ct) is not { } source) return NoField("from", from);
        if (await work.LineageFieldAsync(to.Number, to.Field, ct) is not { } target) return NoField("to", to);
        return new LineageEdge(EdgeKind.Field, source.Number, target.Number, EdgeOrigins.Manual, now).Between(from.Number, to.Number);
    }

    private static Refusal.Invalid? Wrong(ProposeEdgeCommand command)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) return new Refusal.Invalid("reason", "Say why you think that it is there: whoever decides has nothing else to go by.");
        if (command.Reason.Length > 4000) return new Refusal.Invalid("reason", "The reason has at most 4,000 characters.");
        if (command.From == command.To) return new Refusal.Invalid("to", "An edge leads from one thing to another.");
        if (command.From.Field is null != command.To.Field is null) return new Refusal.Invalid("to", "Columns come from columns: name one at both ends, or at neither.");
        return command.From.Field is not null && (command.From.IsJob || command.To.IsJob) ? new Refusal.Invalid("to", "Only datasets have columns.") : null;
    }

    /// <summary>What <paramref name="field"/> names is not there, or hidden: the two are not told apart.</summary>
    public static Refusal.Invalid Missing(string field) => new(field, "There is no such dataset or job, or it is hidden from you.");

    private static Refusal.Invalid NoField(string field, EndName end) => new(field, $"{end.Name} has no column {end.Field}.");
}
