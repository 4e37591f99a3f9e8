using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.Imports;
using Catalog.Core.People;

namespace Catalog.Core.DataProducts;

/// <summary>
/// Visibility and certification as a document states them: they take effect only with the rights that the portal would
/// ask for; else they are findings.
/// </summary>
internal sealed class ProductMarks(MeshNames names, Actor actor)
{
    /// <summary>Whether a path is decided apart from the others.</summary>
    public static bool Decides(string path) => path is "visibility" or "certification" or "team" or "domain";

    public IReadOnlyList<FieldChange> Follow(DataProduct product, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after, List<Finding> findings, DateTimeOffset now)
    {
        var changes = new List<FieldChange>();
        if (Wants(product, before, after, "visibility", out var visibility)) Show(product, visibility, findings, changes, now);
        if (Wants(product, before, after, "certification", out var level)) Certify(product, level, findings, changes, now);
        return changes;
    }

    private static bool Wants(DataProduct product, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after, string path, out string? wanted)
    {
        wanted = after.GetValueOrDefault(path);
        return wanted != before.GetValueOrDefault(path) && !product.Curated.ContainsKey(path);
    }

    private void Show(DataProduct product, string? word, List<Finding> findings, List<FieldChange> changes, DateTimeOffset now)
    {
        var wanted = word is null ? Visibility.Open : ProductWords.Visibility(word);
        if (wanted is not { } visibility)
        {
            findings.Add(Say("visibility", $"The visibility \"{word}\" is none of open, restricted and hidden; it was left as it is."));
            return;
        }
        if (visibility == product.Visibility) return;
        if (Authorisation.Decide(actor, ProductAction.SetVisibility, product.Facts) is { Allowed: false } no)
        {
            findings.Add(Say("visibility", $"The visibility \"{word ?? "open"}\" was not taken over. {no.Why}"));
            return;
        }
        changes.Add(new FieldChange("visibility", product.Visibility.ToString().ToLowerInvariant(), visibility.ToString().ToLowerInvariant()));
        product.Show(visibility, now);
    }

    private void Certify(DataProduct product, string? word, List<Finding> findings, List<FieldChange> changes, DateTimeOffset now)
    {
        var level = word is null ? null : names.Level(word);
        if (word is not null && level is null)
        {
            findings.Add(Say("certification", $"There is no certification level \"{word}\" here; an administrator defines them."));
            return;
        }
        if (level?.Id == product.CertificationLevelId) return;
        if (Authorisation.Certify(actor, product.Facts, level?.AssignableBy ?? Role.Owner) is { Allowed: false } no)
        {
            findings.Add(Say("certification", $"The certification \"{word}\" was not taken over. {no.Why}"));
            return;
        }
        changes.Add(new FieldChange("certification", null, level?.Key));
        product.Certify(level?.Id, level is null ? null : "Stated in its document.", actor.Name, now);
    }

    private static Finding Say(string field, string sentence) => new(FindingSeverity.Warning, field, $"$.customProperties[?(@.property=='catalog.{field}')]", null, sentence);
}
