using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

/// <summary>A line for the timeline: a note with its text, or who looks after the incident from now on.</summary>
public sealed record WriteIncidentCommand(IncidentId Incident, IncidentStep Step, string? Text = null);

/// <summary>Lets those who look after the product take an incident, leave it to the team again, and say what they found and did.</summary>
public sealed class WriteIncident(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<Done>> ExecuteAsync(WriteIncidentCommand command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var missing = new Refusal.NotFound("There is no such incident.");
        if (await work.IncidentAsync(command.Incident, ct) is not { } incident || await work.ProductAsync(incident.ProductId, ct) is not { } product) return missing;
        if (!Authorisation.Decide(actor, ProductAction.See, product.Facts).Allowed) return missing;
        if (Authorisation.Decide(actor, ProductAction.Edit, product.Facts) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        var text = command.Text?.Trim();
        switch (command.Step)
        {
            case IncidentStep.Note when string.IsNullOrEmpty(text): return new Refusal.Invalid("text", "Write what you found or did.");
            case IncidentStep.Note when text.Length > IncidentNote.Longest: return new Refusal.Invalid("text", $"At most {IncidentNote.Longest} characters.");
            case IncidentStep.Note: break;
            case IncidentStep.Taken or IncidentStep.Left when incident.ClosedAt is not null: return new Refusal.Conflict("This incident is over.", incident.Version);
            case IncidentStep.Taken when actor.PersonId is null: return new Refusal.Forbidden("An incident is taken by a person, not by a token.");
            case IncidentStep.Taken: incident.Take(actor); break;
            case IncidentStep.Left: incident.Leave(); break;
            default: return new Refusal.Invalid("step", "Only notes, taking and leaving are written by people.");
        }
        var now = clock.GetUtcNow();
        work.Add(new IncidentNote(CatalogId.New<IncidentNoteId>(clock), incident.Id, now, command.Step, actor, command.Step == IncidentStep.Note ? text : null));
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new("incident", incident.Id.Value, product.Key, product.Id),
            "incident-" + command.Step.ToString().ToLowerInvariant(),
            command.Step switch { IncidentStep.Taken => "took the incident", IncidentStep.Left => "left the incident to the team", _ => "wrote a note on the incident" },
            command.Step == IncidentStep.Note ? [new FieldChange("note", null, text)] : []));
        work.Raise(new IncidentChanged(incident.Id, product.Id) { EventId = Guid.CreateVersion7(now), At = now });
        return await work.SaveAsync(ct) is { } conflict ? conflict : default(Done);
    }
}
