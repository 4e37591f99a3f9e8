using Catalog.Core.Activity;
using Catalog.Core.Domains;
using Catalog.Core.Glossary;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Imports.Records;

internal sealed partial class RecordIntake
{
    private async Task<Taken> DomainAsync(RecordText text, CancellationToken ct)
    {
        if (text["key"] is not { } key || !Slug.IsValid(key) || text["name"] is not { Length: > 0 } name) return Taken.Needs("a key of small letters, digits and hyphens, and a name");
        DomainId? parent = null;
        if (text["parent"] is { } above)
        {
            if (await work.DomainAsync(above, ct) is not { } found) return Taken.Lacks(key, $"the domain {above}");
            parent = found.Id;
        }
        var domain = await work.DomainAsync(key, ct);
        var isNew = domain is null;
        if (domain is null) work.Add(domain = new Domain(CatalogId.New<DomainId>(clock), key, name, Now));
        var changes = Changes(isNew, ("name", domain.Name, name), ("description", domain.Description, text["description"]), ("parent", domain.ParentId?.Value.ToString(), parent?.Value.ToString()));
        if (!isNew && changes.Count == 0) return Taken.Of(false, false, key);
        if (domain.Name != name) domain.Rename(domain.Key, name, Now);
        domain.Describe(text["description"], parent, Now);
        Tell("domain", domain.Id.Value, key, isNew ? "created" : "updated", $"{(isNew ? "created" : "changed")} the domain {name}", changes);
        return Taken.Of(isNew, true, key);
    }

    private async Task<Taken> TeamAsync(RecordText text, CancellationToken ct)
    {
        if (text["key"] is not { } key || !Slug.IsValid(key) || text["name"] is not { Length: > 0 } name) return Taken.Needs("a key of small letters, digits and hyphens, and a name");
        DomainId? of = null;
        if (text["domain"] is { } inside)
        {
            if (await work.DomainAsync(inside, ct) is not { } found) return Taken.Lacks(key, $"the domain {inside}");
            of = found.Id;
        }
        var team = await work.TeamAsync(key, ct);
        var isNew = team is null;
        if (team is null) work.Add(team = new Team(CatalogId.New<TeamId>(clock), key, name, Now));
        var changes = Changes(isNew, ("name", team.Name, name), ("description", team.Description, text["description"]), ("email", team.Email, text["email"]), ("domain", team.DomainId?.Value.ToString(), of?.Value.ToString()));
        if (!isNew && changes.Count == 0) return Taken.Of(false, false, key);
        if (team.Name != name) team.Rename(team.Key, name, Now);
        team.Describe(text["description"], text["email"], of, Now);
        Tell("team", team.Id.Value, key, isNew ? "created" : "updated", $"{(isNew ? "created" : "changed")} the team {name}", changes);
        return Taken.Of(isNew, true, key);
    }

    private async Task<Taken> PersonAsync(RecordText text, CancellationToken ct)
    {
        if (text["issuer"] is not { Length: > 0 } issuer || text["subject"] is not { Length: > 0 } subject || text["name"] is not { Length: > 0 } name) return Taken.Needs("issuer, subject and name");
        var person = await work.PersonAsync(issuer, subject, ct);
        var isNew = person is null;
        if (person is null) work.Add(person = new Person(CatalogId.New<PersonId>(clock), issuer, subject, name, Now));
        var changes = Changes(isNew, ("name", person.Name, name), ("email", person.Email, text["email"] ?? person.Email), ("title", person.Title, text["title"] ?? person.Title));
        if (!isNew && changes.Count == 0) return Taken.Of(false, false, name);
        person.Describe(name, text["email"], text["title"]);
        Tell("person", person.Id.Value, name, isNew ? "created" : "updated", $"{(isNew ? "announced" : "changed")} {name}", changes);
        return Taken.Of(isNew, true, name);
    }

    private async Task<Taken> MembershipAsync(RecordText text, CancellationToken ct)
    {
        if (text["team"] is not { } key) return Taken.Needs("a team, an issuer and a subject");
        if (await work.TeamAsync(key, ct) is not { } team) return Taken.Lacks(null, $"the team {key}");
        if (await PersonOfAsync(text, ct) is not { } person) return Taken.Lacks(null, NameOf(text));
        var subject = $"{person.Name} in {team.Key}";
        if ((await work.AssignmentsAsync(person.Id, ct)).Any(a => a.Role == Role.Owner && a.TeamId == team.Id)) return Taken.Of(false, false, subject);
        work.Add(RoleAssignment.Member(CatalogId.New<RoleAssignmentId>(clock), person.Id, team.Id, text["byName"] ?? actor.Name, text.Time("at") ?? Now));
        Tell("team", team.Id.Value, team.Key, "member-added", $"made {person.Name} a member of {team.Name}", [new FieldChange("member", null, person.Name)]);
        return Taken.Of(true, true, subject);
    }

    private async Task<Taken> AssignmentAsync(RecordText text, CancellationToken ct)
    {
        if (await PersonOfAsync(text, ct) is not { } person) return Taken.Lacks(null, NameOf(text));
        var have = await work.AssignmentsAsync(person.Id, ct);
        var id = CatalogId.New<RoleAssignmentId>(clock);
        switch (text["role"]?.ToLowerInvariant())
        {
            case "administrator":
                if (have.Any(a => a.Role == Role.Administrator)) return Taken.Of(false, false, person.Name);
                work.Add(RoleAssignment.Administrator(id, person.Id, text["byName"] ?? actor.Name, text.Time("at") ?? Now));
                Tell("person", person.Id.Value, person.Name, "role-given", $"made {person.Name} an administrator", [new FieldChange("role", null, "administrator")]);
                return Taken.Of(true, true, person.Name);
            case "steward":
                if (text["domain"] is not { } key) return Taken.Needs("the domain that the steward looks after");
                if (await work.DomainAsync(key, ct) is not { } domain) return Taken.Lacks(person.Name, $"the domain {key}");
                if (have.Any(a => a.Role == Role.Steward && a.DomainId == domain.Id)) return Taken.Of(false, false, person.Name);
                work.Add(RoleAssignment.Steward(id, person.Id, domain.Id, text["byName"] ?? actor.Name, text.Time("at") ?? Now));
                Tell("person", person.Id.Value, person.Name, "role-given", $"made {person.Name} steward of {domain.Name}", [new FieldChange("role", null, $"steward of {domain.Key}")]);
                return Taken.Of(true, true, person.Name);
            default:
                return Taken.Needs("a role: steward (with a domain) or administrator");
        }
    }

    private async Task<Taken> LevelAsync(RecordText text, CancellationToken ct)
    {
        if (text["key"] is not { } key || !Slug.IsValid(key) || text["name"] is not { Length: > 0 } name) return Taken.Needs("a key of small letters, digits and hyphens, and a name");
        if (!Enum.TryParse<Role>(text["assignableBy"], ignoreCase: true, out var by)) by = Role.Steward;
        var rank = text.Number("rank") ?? 0;
        var level = await work.CertificationLevelAsync(key, ct);
        var isNew = level is null;
        if (level is null) work.Add(level = new CertificationLevel(CatalogId.New<CertificationLevelId>(clock), key));
        var changes = Changes(isNew, ("name", level.Name, name), ("description", level.Description, text["description"]), ("rank", level.Rank.ToString(), rank.ToString()), ("assignableBy", level.AssignableBy.ToString(), by.ToString()));
        if (!isNew && changes.Count == 0) return Taken.Of(false, false, key);
        level.Describe(name, text["description"], rank, by);
        Tell("certification-level", level.Id.Value, key, isNew ? "created" : "updated", $"{(isNew ? "defined" : "changed")} the certification level {name}", changes);
        return Taken.Of(isNew, true, key);
    }

    private async Task<Taken> TermAsync(RecordText text, CancellationToken ct)
    {
        if (text["key"] is not { } key || !Slug.IsValid(key) || text["name"] is not { Length: > 0 } name) return Taken.Needs("a key of small letters, digits and hyphens, and a name");
        DomainId? of = null;
        if (text["domain"] is { } inside)
        {
            if (await work.DomainAsync(inside, ct) is not { } found) return Taken.Lacks(key, $"the domain {inside}");
            of = found.Id;
        }
        var synonyms = text.Texts("synonyms");
        var term = await work.TermAsync(key, ct);
        var isNew = term is null;
        if (term is null) work.Add(term = new GlossaryTerm(CatalogId.New<GlossaryTermId>(clock), key, Now));
        var changes = Changes(isNew, ("name", term.Name, name), ("definition", term.Definition, text["definition"] ?? ""), ("domain", term.DomainId?.Value.ToString(), of?.Value.ToString()),
            ("synonyms", string.Join(", ", term.Synonyms), string.Join(", ", synonyms)));
        if (!isNew && changes.Count == 0) return Taken.Of(false, false, key);
        term.Define(name, text["definition"] ?? "", of, synonyms, Now);
        Tell("term", term.Id.Value, key, isNew ? "created" : "updated", $"{(isNew ? "defined" : "changed")} the term {name}", changes);
        return Taken.Of(isNew, true, key);
    }

    private async Task<Taken> TagAsync(RecordText text, CancellationToken ct)
    {
        if (text["tag"] is not { Length: > 0 } tag) return Taken.Needs("a tag and a description");
        var description = text["description"] ?? "";
        var stored = await work.TagDescriptionAsync(tag, ct);
        var isNew = stored is null;
        if (stored?.Description == description) return Taken.Of(false, false, tag);
        if (stored is null) work.Add(stored = new TagDescription(tag));
        stored.Describe(description);
        Tell("tag", RecordText.Id("tag", tag.ToLowerInvariant()), tag, isNew ? "created" : "updated", $"described the tag {tag}");
        return Taken.Of(isNew, true, tag);
    }

    /// <summary>What differs; for something new nothing was there to differ from.</summary>
    private static List<FieldChange> Changes(bool isNew, params ReadOnlySpan<(string Field, string? Old, string? New)> fields)
    {
        var changes = new List<FieldChange>();
        if (isNew) return changes;
        foreach (var (field, old, now) in fields)
            if ((old ?? "") != (now ?? "")) changes.Add(new FieldChange(field, old, now));
        return changes;
    }
}
