using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Domains;

/// <summary>What a domain should say. <paramref name="NewKey"/> <c>null</c> keeps its key.</summary>
public sealed record DomainEdit(string Key, string Name, string? Description, string? Parent, string? NewKey = null, long? ExpectedVersion = null);

/// <summary>
/// Describes, moves or renames a domain. A new key becomes the first part of the keys of its products in the same
/// transaction; all old keys lead on for ever.
/// </summary>
public sealed class EditDomain(ICatalogWorkFactory works, TimeProvider clock)
{
    /// <summary>Others may move domains above it meanwhile; who insists on a version is asked for that of the domain alone.</summary>
    public Task<Outcome<MeshWritten>> ExecuteAsync(DomainEdit command, Actor actor, CancellationToken ct) => Overtaking.AgainAsync(() => EditAsync(command, actor, ct));

    private async Task<Outcome<MeshWritten>> EditAsync(DomainEdit command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        if (!Authorisation.Decide(actor, MeshAction.Browse).Allowed || await work.DomainAsync(command.Key, ct) is not { } domain) return new Refusal.NotFound($"There is no domain {command.Key}.");
        if (Authorisation.Decide(actor, MeshAction.ManageDomain, domain.Id) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        if (MeshWriting.Stale(command.ExpectedVersion, domain.Version, domain.Name) is { } stale) return stale;
        if (MeshWriting.Check(command.Name, command.Description) is { } invalid) return invalid;
        var placed = await ParentAsync(work, domain, command.Parent.Trimmed(), actor, ct);
        if (!placed.IsOk) return placed.Refusal;
        var parent = placed.Value.Parent;

        var now = clock.GetUtcNow();
        var (oldKey, newKey) = (domain.Key, command.NewKey.Trimmed()?.ToLowerInvariant() ?? domain.Key);
        var before = domain.ParentId is { } old ? (await work.DomainAsync(old, ct))?.Key : null;
        var changes = MeshWriting.Changes(
            new("name", domain.Name, command.Name.Trim()), new("description", domain.Description, command.Description.Trimmed()),
            new("parent", before, parent?.Key), new("key", oldKey, newKey));
        if (changes.Count == 0) return new MeshWritten(domain.Id.Value, oldKey, domain.Version);
        if (newKey != oldKey && await RenameAsync(work, domain, newKey, actor, now, ct) is { } refused) return refused;
        domain.Rename(newKey, command.Name.Trim(), now);
        domain.Describe(command.Description.Trimmed(), parent?.Id, now);
        work.Tell("domain", domain.Id.Value, newKey, newKey == oldKey ? "updated" : "renamed", MeshWriting.Sentence(changes), changes, actor, clock);
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        return new MeshWritten(domain.Id.Value, newKey, domain.Version);
    }

    private static async Task<Outcome<Place>> ParentAsync(ICatalogWork work, Domain domain, string? key, Actor actor, CancellationToken ct)
    {
        Domain? parent = null;
        if (key is not null && (parent = await work.DomainAsync(key, ct)) is null) return new Refusal.Invalid("parent", $"There is no domain {key}.");
        if (parent?.Id == domain.ParentId) return new Place(parent);
        var decision = parent is null ? Authorisation.Decide(actor, MeshAction.CreateDomain) : Authorisation.Decide(actor, MeshAction.ManageDomain, parent.Id);
        if (!decision.Allowed) return new Refusal.Forbidden($"Moving a domain needs rights where it goes. {decision.Why}");
        // All above it are held: two moves at once could make a circle that neither of them sees.
        var seen = new HashSet<DomainId>();
        for (var above = parent; above is not null && seen.Add(above.Id); above = above.ParentId is { } next ? await work.DomainAsync(next, ct) : null)
        {
            if (above.Id == domain.Id) return new Refusal.Invalid("parent", "A domain cannot stand below itself.");
            work.Hold(above);
        }
        return new Place(parent);
    }

    private async Task<Refusal?> RenameAsync(ICatalogWork work, Domain domain, string newKey, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        if (domain.Key == Domain.UnassignedKey) return new Refusal.Invalid("key", "Documents without a domain come here by this key; it cannot change.");
        if (!Slug.IsValid(newKey)) return new Refusal.Invalid("key", "A key is lower-case letters, digits and hyphens.");
        if (await work.DomainAsync(newKey, ct) is { } holder)
        {
            if (holder.Id != domain.Id) return new Refusal.Invalid("key", $"The key {newKey} belongs to {holder.Name}, now or from before. Choose another one.");
            // It takes back a key that it had itself.
            if (await work.RedirectAsync(RedirectKind.Domain, newKey, ct) is { } own) work.Remove(own);
        }
        work.Add(new KeyRedirect(RedirectKind.Domain, domain.Key, domain.Id.Value, now));

        var products = await work.ProductsInDomainAsync(domain.Id, ct);
        var taken = (await work.ProductRedirectsAsync([.. products.Select(p => $"{newKey}/{p.Name}")], ct)).ToDictionary(r => r.OldKey, StringComparer.OrdinalIgnoreCase);
        foreach (var product in products)
        {
            var (from, to) = (product.Key, new DataProductKey(newKey, product.Name));
            if (taken.TryGetValue(to.ToString(), out var redirect))
            {
                if (redirect.TargetId != product.Id.Value) return new Refusal.Conflict($"{to} once named another product and still leads there. Rename {from} first.");
                work.Remove(redirect);
            }
            product.Move(to, domain.Id, now);
            work.Add(new KeyRedirect(RedirectKind.Product, from, product.Id.Value, now));
            work.Tell(product, ProductChange.Moved, "moved", $"moved it from {from} to {to}, as its domain was renamed", [new FieldChange("key", from, to.ToString())], actor, clock);
        }
        return null;
    }

    private sealed record Place(Domain? Parent);
}
