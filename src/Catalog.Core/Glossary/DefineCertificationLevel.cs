using Catalog.Core.Access;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Glossary;

/// <summary>A level of certification. <paramref name="Key"/> <c>null</c> makes a new one, above all others.</summary>
public sealed record LevelDefinition(string? Key, string Name, string? Description, Role AssignableBy, long? ExpectedVersion = null);

/// <summary>Defines a level of certification and who may give it: for administrators.</summary>
public sealed class DefineCertificationLevel(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<MeshWritten>> ExecuteAsync(LevelDefinition command, Actor actor, CancellationToken ct)
    {
        if (Authorisation.Decide(actor, MeshAction.DefineCertification) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        if (MeshWriting.Check(command.Name, command.Description) is { } invalid) return invalid;
        if (command.AssignableBy is not (Role.Owner or Role.Steward or Role.Administrator)) return new Refusal.Invalid("assignableBy", "Owners, stewards or administrators give it.");
        await using var work = works.Open();
        var levels = await work.CertificationLevelsAsync(ct);
        var key = command.Key ?? Slug.From(command.Name);
        var level = levels.FirstOrDefault(l => l.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
        if (command.Key is not null && level is null) return new Refusal.NotFound($"There is no certification level {command.Key}.");
        if (command.Key is null && level is not null) return new Refusal.Invalid("name", $"There is a level {level.Name} already.");
        if (level is not null && MeshWriting.Stale(command.ExpectedVersion, level.Version, level.Name) is { } stale) return stale;

        var isNew = level is null;
        var changes = MeshWriting.Changes(
            new("name", level?.Name, command.Name.Trim()), new("description", level?.Description, command.Description.Trimmed()),
            new("role that gives it", level?.AssignableBy.ToString().ToLowerInvariant(), command.AssignableBy.ToString().ToLowerInvariant()));
        if (level is null) work.Add(level = new CertificationLevel(CatalogId.New<CertificationLevelId>(clock), key));
        else if (changes.Count == 0) return new MeshWritten(level.Id.Value, key, level.Version);
        level.Describe(command.Name.Trim(), command.Description.Trimmed(), isNew ? levels.Select(l => l.Rank).DefaultIfEmpty(0).Max() + 1 : level.Rank, command.AssignableBy);
        work.Tell("certification-level", level.Id.Value, level.Key, isNew ? "created" : "updated", isNew ? $"defined the certification level {level.Name}" : MeshWriting.Sentence(changes), changes, actor, clock);
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        return new MeshWritten(level.Id.Value, level.Key, level.Version);
    }
}
