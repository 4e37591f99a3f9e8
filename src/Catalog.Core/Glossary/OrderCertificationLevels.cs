using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Glossary;

/// <summary>All keys of levels, the highest first.</summary>
public sealed record LevelOrder(IReadOnlyList<string> Keys);

/// <summary>Says which level of certification counts for more: for administrators.</summary>
public sealed class OrderCertificationLevels(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<Done>> ExecuteAsync(LevelOrder command, Actor actor, CancellationToken ct)
    {
        if (Authorisation.Decide(actor, MeshAction.DefineCertification) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        await using var work = works.Open();
        var levels = await work.CertificationLevelsAsync(ct);
        if (!levels.Select(l => l.Key).ToHashSet().SetEquals(command.Keys) || command.Keys.Count != levels.Count)
            return new Refusal.Conflict("Somebody else added or removed a level in the meantime. Look at what is there now.");
        foreach (var level in levels)
        {
            var rank = command.Keys.Count - command.Keys.ToList().IndexOf(level.Key);
            if (rank == level.Rank) continue;
            var changed = new FieldChange("rank", level.Rank.ToString(System.Globalization.CultureInfo.InvariantCulture), rank.ToString(System.Globalization.CultureInfo.InvariantCulture));
            level.Describe(level.Name, level.Description, rank, level.AssignableBy);
            work.Tell("certification-level", level.Id.Value, level.Key, "ordered", $"gave the certification level {level.Name} another rank", [changed], actor, clock);
        }
        return await work.SaveAsync(ct) is { } conflict ? conflict : default(Done);
    }
}
