using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Glossary;

/// <summary>What a tag is for; empty takes the description away.</summary>
public sealed record TagWords(string Tag, string? Description, long? ExpectedVersion = null);

/// <summary>Says what a tag is for: for stewards and administrators.</summary>
public sealed class DescribeTag(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<Done>> ExecuteAsync(TagWords command, Actor actor, CancellationToken ct)
    {
        if (Authorisation.Decide(actor, MeshAction.ManageTags) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        var tag = command.Tag.Trim();
        if (tag.Length is 0 or > ProductTag.MaxLength) return new Refusal.Invalid("tag", $"A tag has 1 to {ProductTag.MaxLength} characters.");
        if (command.Description?.Length > MeshWriting.MaxText) return new Refusal.Invalid("description", $"At most {MeshWriting.MaxText:N0} characters.");
        await using var work = works.Open();
        var words = await work.TagDescriptionAsync(tag, ct);
        if (MeshWriting.Stale(command.ExpectedVersion, words?.Version ?? 0, tag) is { } stale) return stale;
        var (old, now) = (words?.Description.Trimmed(), command.Description.Trimmed());
        if (old == now) return default(Done);
        if (words is null) work.Add(words = new TagDescription(tag));
        words.Describe(now ?? "");
        work.Tell("tag", TagIdentity.Of(tag), tag, "updated", $"changed what the tag {tag} is for", [new FieldChange("description", old, now)], actor, clock);
        return await work.SaveAsync(ct) is { } conflict ? conflict : default(Done);
    }
}

/// <summary>Tags have no id of their own; the trail knows them by one made from their letters.</summary>
public static class TagIdentity
{
    public static Guid Of(string tag) => new(KeyHash.Folded(tag).AsSpan(0, 16));
}
