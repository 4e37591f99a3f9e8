using Catalog.Core.DataProducts;
using Catalog.Core.Quality;
using Catalog.Core.Validity;

namespace Catalog.Core.Imports.Records;

internal sealed partial class RecordIntake
{
    /// <summary>What is known of results that come in this import, by the lines of their texts: those after the records.</summary>
    public Dictionary<(string File, int Line), RecordText> Results { get; init; } = [];

    /// <summary>Where a result stood. Its text follows in its own format, or is part of the record where it has none.</summary>
    private async Task<Taken> ValidationResultAsync(ImportFile file, int line, RecordText text, CancellationToken ct)
    {
        if (text["id"] is not { Length: > 0 } id || text["hash"] is not { Length: > 0 } || text.Time("ran") is null) return Taken.Needs("an id, a hash and ran");
        if (text["of"] is not null)
        {
            Results[(file.Path, line + 1)] = text.Kept();
            return Taken.Of(false, false, id);
        }
        var taken = (await new RestoredResults(work, actor, clock).TakeAsync([(text, RestoredResults.Read(text, null))], ct))[0];
        return taken.Lacks is { } lacks ? Taken.Lacks(id, lacks) : Taken.Of(taken.IsNew, taken.IsNew, id);
    }

    private async Task<Taken> MatchRuleAsync(RecordText text, CancellationToken ct)
    {
        if (text["id"] is not { Length: > 0 } given || !Key(text, "product", out var key) || text["port"] is not { } name) return Taken.Needs("an id, a product and a port");
        var id = MatchRuleId.From(RecordText.Id("match-rule", given));
        if (await work.IsStoredAsync<MatchRule>(id, ct)) return Taken.Of(false, false, given);
        if (await work.ProductAsync(key, ct) is not { } product) return Taken.Lacks(given, $"the product {key}");
        if (Output(product.Ports, text) is not { } port) return Taken.Lacks(given, $"the port {name} of {key}");
        work.Add(new MatchRule(id, product.Id, port.Id, text["dataSource"] ?? "*", text["asset"] ?? "*", text["suite"] ?? "*", text["byName"] ?? actor.Name, text.Time("at") ?? Now));
        return Taken.Of(true, true, given);
    }

    private async Task<Taken> PolicyAsync(RecordText text, CancellationToken ct)
    {
        if (text["id"] is not { Length: > 0 } given || text.Value<PolicyValues>("values") is not { } values || text.Time("at") is not { } at) return Taken.Needs("an id, values and at");
        var id = ValidityPolicyId.From(RecordText.Id("validity-policy", given));
        if (await work.IsStoredAsync<ValidityPolicy>(id, ct)) return Taken.Of(false, false, given);
        var (scope, subject) = (PolicyScope.Mesh, Guid.Empty);
        if (text["domain"] is { } name)
        {
            if (await work.DomainAsync(name, ct) is not { } domain) return Taken.Lacks(given, $"the domain {name}");
            (scope, subject) = (PolicyScope.Domain, domain.Id.Value);
        }
        else if (Key(text, "product", out var key))
        {
            if (await work.ProductAsync(key, ct) is not { } product) return Taken.Lacks(given, $"the product {key}");
            (scope, subject) = (PolicyScope.Product, product.Id.Value);
            if (text["port"] is { } port)
            {
                if (Output(product.Ports, text) is not { } output) return Taken.Lacks(given, $"the port {port} of {key}");
                (scope, subject) = (PolicyScope.Port, output.Id.Value);
            }
        }
        var policy = new ValidityPolicy(id, scope, subject, values, text["why"] ?? "", text["agreedWith"], text["byName"] ?? actor.Name, at);
        if (text.Time("ended") is { } ended) policy.End(ended);
        // One that was set here holds.
        else if ((await work.PoliciesAsync([subject], ct)).Any(p => p.Scope == scope && p.SubjectId == subject)) policy.End(Now);
        work.Add(policy);
        // What comes back with its products was judged by it already.
        if (policy.EndedAt is null && scope is (PolicyScope.Mesh or PolicyScope.Domain) && (await work.ProductsToJudgeBelowAsync(null, ct)).Count > 0) work.Raise(new PolicyChanged(scope, subject) { EventId = Guid.CreateVersion7(Now), At = Now });
        return Taken.Of(true, true, given);
    }

    private async Task<Taken> OverrideAsync(RecordText text, CancellationToken ct)
    {
        if (text["id"] is not { Length: > 0 } given || !Key(text, "product", out var key) || text.Value<ValidityState?>("state") is not { } state || text.Time("until") is not { } until || text.Time("at") is not { } at)
            return Taken.Needs("an id, a product, a state, at and until");
        var id = ValidityOverrideId.From(RecordText.Id("validity-override", given));
        if (await work.IsStoredAsync<ValidityOverride>(id, ct)) return Taken.Of(false, false, given);
        if (await work.ProductAsync(key, ct) is not { } product) return Taken.Lacks(given, $"the product {key}");
        var set = new ValidityOverride(id, product.Id, state, text["reason"] ?? "", until, text["byName"] ?? actor.Name, at);
        if (text.Time("ended") is { } ended) set.End(text["endedBy"] ?? actor.Name, ended);
        work.Add(set);
        return Taken.Of(true, true, given);
    }

    /// <summary>A turn in a product's history.</summary>
    private async Task<Taken> ValidityEntryAsync(RecordText text, CancellationToken ct)
    {
        if (text["id"] is not { Length: > 0 } given || !Key(text, "product", out var key) || text.Time("at") is not { } at || text.Value<ValidityState?>("state") is not { } state) return Taken.Needs("an id, a product, at and a state");
        var id = ValidityEntryId.From(RecordText.Id("validity-entry", given));
        if (await work.IsStoredAsync<ValidityEntry>(id, ct)) return Taken.Of(false, false, given);
        if (await work.ProductAsync(key, ct) is not { } product) return Taken.Lacks(given, $"the product {key}");
        var path = new List<string>();
        foreach (var step in text.Texts("path"))
        {
            // What is gone kept its id.
            if (!DataProductKey.TryParse(step, out var on)) path.Add(step);
            else if (await work.ProductAsync(on, ct) is { } passed) path.Add(passed.Id.Value.ToString("D"));
            else return Taken.Lacks(given, $"the product {on}");
        }
        work.Add(new ValidityEntry(id, product.Id, at, state, text.Value<ValidityState?>("own") ?? state, Reasons(text), text.Value<EntryRule>("rule"), path));
        return Taken.Of(true, true, given);
    }

    /// <summary>An incident with its timeline and what it reached.</summary>
    private async Task<Taken> IncidentAsync(RecordText text, CancellationToken ct)
    {
        if (text["id"] is not { Length: > 0 } given || !Key(text, "product", out var key) || text.Time("since") is not { } since) return Taken.Needs("an id, a product and since");
        var id = IncidentId.From(RecordText.Id("incident", given));
        if (await work.IsStoredAsync<Incident>(id, ct)) return Taken.Of(false, false, given);
        if (await work.ProductAsync(key, ct) is not { } product) return Taken.Lacks(given, $"the product {key}");
        var closed = text.Time("closed");
        if (closed is null && (await work.OpenIncidentsAsync([product.Id], ct)).Count > 0) return new Taken(ImportOutcome.Skipped, given, $"An incident of {key} is open here already, and a product has one at a time.");
        var reached = new List<DataProductId>();
        foreach (var name in text.Texts("reached"))
        {
            if (!DataProductKey.TryParse(name, out var other) || await work.ProductAsync(other, ct) is not { } touched) return Taken.Lacks(given, $"the product {name}");
            reached.Add(touched.Id);
        }
        var incident = new Incident(id, product.Id, since, text.Time("detected"), Reasons(text));
        if (text["ownerName"] is { } owner) incident.Take(As((await PersonOfAsync(text.Inner("owner"), ct))?.Id, owner));
        if (closed is { } over) incident.Close(text.Value<IncidentEnd?>("end") ?? IncidentEnd.Recovered, over);
        work.Add(incident);
        foreach (var note in text.Inners("notes"))
            work.Add(new IncidentNote(IncidentNoteId.From(RecordText.Id("incident-note", note["id"] ?? "")), id, note.Time("at") ?? since, note.Value<IncidentStep?>("step") ?? IncidentStep.Note,
                As((await PersonOfAsync(note.Inner("by"), ct))?.Id, note["byName"] ?? actor.Name), note["text"], Reasons(note)));
        foreach (var other in reached) work.Add(new IncidentReach(id, other));
        return Taken.Of(true, true, given);
    }

    /// <summary>How a product stood. It comes last of all, and only where nothing was judged yet: what was judged here is newer.</summary>
    private async Task<Taken> StandingAsync(RecordText text, CancellationToken ct)
    {
        if (!Key(text, "product", out var key) || text.Value<ValidityState?>("own") is not { } own || text.Time("ownSince") is not { } ownSince) return Taken.Needs("a product, own and ownSince");
        if (!Last || await work.ProductAsync(key, ct) is not { } product) return Taken.Lacks(key.ToString(), $"the product {key}");
        if ((await work.ValiditiesAsync([product.Id], ct)).Count > 0) return Taken.Of(false, false, product.Key);
        var validity = new ProductValidity(product.Id);
        validity.Restore(new Judgement(own, Reasons(text), text.Time("nextTurn"), text.Is("byHand"), text.Value<RecordLoss>("loss")), text.Value<IReadOnlyDictionary<ValidityState, Verdict>>("verdicts") ?? new Dictionary<ValidityState, Verdict>(),
            ownSince, text.Value<ValidityState?>("state") ?? own, text.Time("since") ?? ownSince);
        work.Add(validity);
        work.Raise(new ValidityJudged(product.Id, false) { EventId = Guid.CreateVersion7(Now), At = Now });
        return Taken.Of(true, true, product.Key);
    }

    private static IReadOnlyList<Reason> Reasons(RecordText text) => text.Value<IReadOnlyList<Reason>>("reasons") ?? [];

    private static Port? Output(IEnumerable<Port> ports, RecordText text) =>
        ports.FirstOrDefault(p => p.Direction == PortDirection.Output && p.Name == text["port"] && p.PortVersion == text["portVersion"]);
}
