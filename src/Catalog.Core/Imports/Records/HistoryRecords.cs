using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Notifications;

namespace Catalog.Core.Imports.Records;

internal sealed partial class RecordIntake
{
    /// <summary>An old key that still leads to what bears another one now.</summary>
    private async Task<Taken> RedirectAsync(RecordText text, CancellationToken ct)
    {
        if (!Enum.TryParse<RedirectKind>(text["of"], ignoreCase: true, out var kind) || text["from"] is not { Length: > 0 } from || text["to"] is not { Length: > 0 } to) return Taken.Needs("of (product, domain or team), from and to");
        var subject = $"{from} to {to}";
        var target = kind switch
        {
            RedirectKind.Product => DataProductKey.TryParse(to, out var key) ? (await work.ProductAsync(key, ct))?.Id.Value : null,
            RedirectKind.Domain => (await work.DomainAsync(to, ct))?.Id.Value,
            _ => (await work.TeamAsync(to, ct))?.Id.Value,
        };
        if (target is not { } id) return Taken.Lacks(subject, $"the {text["of"]} {to}");
        if (await work.RedirectAsync(kind, from, ct) is { } there)
            return there.TargetId == id ? Taken.Of(false, false, subject) : Taken.No(subject, $"{from} leads to something else here, and stays so.");
        var taken = kind switch
        {
            RedirectKind.Product => DataProductKey.TryParse(from, out var old) && await work.ProductKeyTakenAsync(old, ct),
            RedirectKind.Domain => await work.DomainAsync(from, ct) is not null,
            _ => await work.TeamAsync(from, ct) is not null,
        };
        if (taken) return Taken.No(subject, $"{from} is the key of something here, and stays so.");
        work.Add(new KeyRedirect(kind, from, id, text.Time("at") ?? Now));
        return Taken.Of(true, true, subject);
    }

    private async Task<Taken> ProposalAsync(RecordText text, CancellationToken ct)
    {
        if (text["id"] is not { Length: > 0 } given || !Key(text, "product", out var key) || text["field"] is not ("team" or "domain")) return Taken.Needs("an id, a product and a field (team or domain)");
        var id = OwnershipProposalId.From(RecordText.Id("ownership-proposal", given));
        if (await work.ProposalAsync(id, ct) is not null) return Taken.Of(false, false, given);
        if (await work.ProductAsync(key, ct) is not { } product) return Taken.Lacks(given, $"the product {key}");
        var proposal = new OwnershipProposal(id, product.Id, text["field"]!, text["from"], text["to"], text["source"] ?? "", text["proposedBy"] ?? actor.Name, text.Time("proposed") ?? Now);
        if (Enum.TryParse<ProposalState>(text["state"], ignoreCase: true, out var state) && state != ProposalState.Open)
            proposal.Decide(state, text["decidedBy"] ?? actor.Name, text["reason"], text.Time("decided") ?? Now);
        else
            work.Raise(new OwnershipProposed(id, product.Id) { EventId = Guid.CreateVersion7(Now), At = Now });
        work.Add(proposal);
        return Taken.Of(true, true, given);
    }

    private async Task<Taken> InboxItemAsync(RecordText text, CancellationToken ct)
    {
        if (text["id"] is not { Length: > 0 } given || text["about"] is not { Length: > 0 } about || text["sentence"] is not { } sentence || !Guid.TryParse(text["cause"], out var cause)) return Taken.Needs("an id, a person, about, a cause and a sentence");
        if (await PersonOfAsync(text.Inner("person"), ct) is not { } person) return Taken.Lacks(given, NameOf(text.Inner("person")));
        var id = InboxItemId.From(RecordText.Id("inbox-item", given));
        // The same may have been told here already, for the same cause.
        if (await work.InboxItemAsync(id, ct) is not null || (await work.InboxItemsAsync(about, cause, ct)).Any(i => i.PersonId == person.Id)) return Taken.Of(false, false, given);
        DataProductId? product = null;
        if (Key(text, "product", out var key))
        {
            if (await work.ProductAsync(key, ct) is not { } found) return Taken.Lacks(given, $"the product {key}");
            product = found.Id;
        }
        var item = new InboxItem(id, person.Id, about, cause, text.Is("task"), sentence, text["detail"], text["link"], product, text.Time("at") ?? Now);
        if (text.Time("read") is { } read) item.Read(read);
        if (text.Time("done") is { } done) item.Complete(done);
        work.Add(item);
        return Taken.Of(true, true, given);
    }

    /// <summary>A line of another catalog's trail, as it stood there.</summary>
    private async Task<Taken> ActivityAsync(RecordText text, CancellationToken ct)
    {
        if (text["id"] is not { Length: > 0 } given || text.Time("at") is not { } at || text["about"] is not { Length: > 0 } about || text["verb"] is not { } verb || text["sentence"] is not { } sentence) return Taken.Needs("an id, at, about, a verb and a sentence");
        var id = ActivityEntryId.From(RecordText.Id("activity", given));
        if (await work.InTrailAsync(id, ct)) return Taken.Of(false, false, given);
        DataProductId? product = null;
        if (Key(text, "product", out var key))
        {
            if (await work.ProductAsync(key, ct) is not { } found) return Taken.Lacks(given, $"the product {key}");
            product = found.Id;
        }
        if (await SubjectAsync(about, text, product, ct) is not { } subject) return Taken.Lacks(given, $"the {about} {text["of"]}");
        var by = await PersonOfAsync(text.Inner("by"), ct);
        var who = actor with { PersonId = by?.Id, Name = text["byName"] ?? actor.Name, Via = Enum.TryParse<ActivityVia>(text["via"], ignoreCase: true, out var via) ? via : actor.Via };
        var changes = text.Inners("changes").Select(c => new FieldChange(c["field"] ?? "", c["old"], c["new"])).ToList();
        work.Add(new ActivityEntry(id, at, who, new ActivitySubject(about, subject, text["key"] ?? "", product), verb, sentence, changes));
        return Taken.Of(true, true, given);
    }

    /// <summary>The id here of what an entry is about: things of the mesh are known by their names, the rest kept its id.</summary>
    private async Task<Guid?> SubjectAsync(string about, RecordText text, DataProductId? product, CancellationToken ct)
    {
        if (text["of"] is null && text.Inner("of") is null) return Guid.TryParse(text["subject"], out var own) ? own : null;
        return about switch
        {
            "product" => product?.Value,
            "domain" => (await work.DomainAsync(text["of"]!, ct))?.Id.Value,
            "team" => (await work.TeamAsync(text["of"]!, ct))?.Id.Value,
            "term" => (await work.TermAsync(text["of"]!, ct))?.Id.Value,
            "contract" => (await work.ContractAsync(text["of"]!, ct))?.Id.Value,
            "person" => (await PersonOfAsync(text.Inner("of"), ct))?.Id.Value,
            _ => null,
        };
    }
}
