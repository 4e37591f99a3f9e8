using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Discovery;

/// <summary>Forgets what this mesh says of a set of synonyms, so that a built-in one is as it came: for administrators.</summary>
public sealed class RemoveSynonyms(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<Done>> ExecuteAsync(string key, Actor actor, CancellationToken ct)
    {
        if (Authorisation.Decide(actor, MeshAction.ManageSearch) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        await using var work = works.Open();
        if (await work.SynonymsAsync(key, ct) is not { } set) return new Refusal.NotFound($"There are no synonyms {key} of this mesh.");
        work.Remove(set);
        work.Tell(SearchWords.SynonymsKind, set.Id.Value, set.Key, "removed", $"took back the synonyms of {set.Key}", [new FieldChange("words", string.Join(", ", set.Words), null)], actor, clock);
        return await work.SaveAsync(ct) is { } conflict ? conflict : default(Done);
    }
}
