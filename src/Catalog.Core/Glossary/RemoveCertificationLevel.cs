using Catalog.Core.Access;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Glossary;

/// <summary>Removes a level of certification that no product holds: for administrators.</summary>
public sealed class RemoveCertificationLevel(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<Done>> ExecuteAsync(string key, Actor actor, CancellationToken ct)
    {
        if (Authorisation.Decide(actor, MeshAction.DefineCertification) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        await using var work = works.Open();
        if (await work.CertificationLevelAsync(key, ct) is not { } level) return new Refusal.NotFound($"There is no certification level {key}.");
        var held = await work.CertifiedCountAsync(level.Id, ct);
        if (held > 0) return new Refusal.Conflict(held == 1 ? $"A product is {level.Name}. Take the level away from it first." : $"{held:N0} products are {level.Name}. Take the level away from them first.");
        work.Remove(level);
        work.Tell("certification-level", level.Id.Value, level.Key, "removed", $"removed the certification level {level.Name}", [new("name", level.Name, null)], actor, clock);
        return await work.SaveAsync(ct) is { } conflict ? conflict : default(Done);
    }
}
