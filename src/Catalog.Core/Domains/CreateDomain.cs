using Catalog.Core.Access;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Domains;

/// <summary>A domain in the making. Without a key it gets one made from its name.</summary>
public sealed record NewDomain(string Name, string? Description = null, string? Parent = null, string? Key = null);

/// <summary>Makes a domain: administrators anywhere, stewards below domains that they look after.</summary>
public sealed class CreateDomain(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<MeshWritten>> ExecuteAsync(NewDomain command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        Domain? parent = null;
        if (command.Parent.Trimmed() is { } above && (parent = await work.DomainAsync(above, ct)) is null) return new Refusal.Invalid("parent", $"There is no domain {above}.");
        var decision = parent is null ? Authorisation.Decide(actor, MeshAction.CreateDomain) : Authorisation.Decide(actor, MeshAction.ManageDomain, parent.Id);
        if (!decision.Allowed) return new Refusal.Forbidden(decision.Why);
        if (MeshWriting.Check(command.Name, command.Description) is { } invalid) return invalid;
        var key = command.Key.Trimmed()?.ToLowerInvariant() ?? Slug.From(command.Name);
        if (!Slug.IsValid(key)) return new Refusal.Invalid("key", "A key is lower-case letters, digits and hyphens.");
        if (await work.DomainAsync(key, ct) is { } taken) return new Refusal.Invalid("name", $"The key {key} belongs to {taken.Name}, now or from before. Choose another name.");

        var now = clock.GetUtcNow();
        var domain = new Domain(CatalogId.New<DomainId>(clock), key, command.Name.Trim(), now);
        domain.Describe(command.Description.Trimmed(), parent?.Id, now);
        work.Add(domain);
        work.Tell("domain", domain.Id.Value, key, "created", $"created the domain {domain.Name}", MeshWriting.Changes(new("name", null, domain.Name), new("description", null, domain.Description), new("parent", null, parent?.Key)), actor, clock);
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        return new MeshWritten(domain.Id.Value, key, domain.Version);
    }
}
