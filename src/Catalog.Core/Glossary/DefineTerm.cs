using Catalog.Core.Access;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Glossary;

/// <summary>What a word means. <paramref name="Key"/> <c>null</c> makes a new term with a key made from its name.</summary>
public sealed record TermDefinition(string? Key, string Name, string Definition, string? Domain, IReadOnlyList<string> Synonyms, long? ExpectedVersion = null);

/// <summary>Writes a term of the glossary, new or existing: for stewards and administrators.</summary>
public sealed class DefineTerm(ICatalogWorkFactory works, TimeProvider clock)
{
    public const int MaxDefinition = 20_000;
    public const int MaxSynonyms = 50;

    public async Task<Outcome<MeshWritten>> ExecuteAsync(TermDefinition command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        Domain? domain = null;
        if (command.Domain.Trimmed() is { } named && (domain = await work.DomainAsync(named, ct)) is null) return new Refusal.Invalid("domain", $"There is no domain {named}.");
        if (Authorisation.Decide(actor, MeshAction.ManageGlossary, domain?.Id) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        var key = command.Key.Trimmed()?.ToLowerInvariant() ?? Slug.From(command.Name);
        var term = Slug.IsValid(key) ? await work.TermAsync(key, ct) : null;
        if (command.Key is null && term is not null) return new Refusal.Invalid("name", $"{term.Name} is defined already. Change that term, or choose another name.");
        if (term?.DomainId is { } held && Authorisation.Decide(actor, MeshAction.ManageGlossary, held) is { Allowed: false } kept) return new Refusal.Forbidden(kept.Why);
        if (term is not null && MeshWriting.Stale(command.ExpectedVersion, term.Version, term.Name) is { } stale) return stale;
        if (MeshWriting.Check(command.Name, null) is { } invalid) return invalid;
        if (!Slug.IsValid(key)) return new Refusal.Invalid("key", "A key is lower-case letters, digits and hyphens.");
        if (string.IsNullOrWhiteSpace(command.Definition)) return new Refusal.Invalid("definition", "Say what the word means.");
        if (command.Definition.Length > MaxDefinition) return new Refusal.Invalid("definition", $"At most {MaxDefinition:N0} characters.");
        var synonyms = command.Synonyms.Select(s => s.Trim()).Where(s => s.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (synonyms.Count > MaxSynonyms || synonyms.Exists(s => s.Length > MeshWriting.MaxName)) return new Refusal.Invalid("synonyms", $"At most {MaxSynonyms} synonyms of {MeshWriting.MaxName} characters.");

        var now = clock.GetUtcNow();
        var isNew = term is null;
        var before = term?.DomainId is { } old ? (await work.DomainAsync(old, ct))?.Key : null;
        var changes = MeshWriting.Changes(
            new("name", term?.Name, command.Name.Trim()), new("definition", term?.Definition, command.Definition.Trim()),
            new("domain", before, domain?.Key), new("synonyms", term is null || term.Synonyms.Count == 0 ? null : string.Join(", ", term.Synonyms), synonyms.Count == 0 ? null : string.Join(", ", synonyms)));
        if (term is null) work.Add(term = new GlossaryTerm(CatalogId.New<GlossaryTermId>(clock), key, now));
        else if (changes.Count == 0) return new MeshWritten(term.Id.Value, key, term.Version);
        term.Define(command.Name.Trim(), command.Definition.Trim(), domain?.Id, synonyms, now);
        work.Tell("term", term.Id.Value, key, isNew ? "created" : "updated", isNew ? $"defined {term.Name}" : MeshWriting.Sentence(changes), changes, actor, clock);
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        return new MeshWritten(term.Id.Value, key, term.Version);
    }
}
