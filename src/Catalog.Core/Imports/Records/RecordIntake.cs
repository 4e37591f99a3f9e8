using System.Text.Json;
using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Imports.Records;

/// <summary>
/// Takes the records in that this portal exports for what no standard covers: people, teams, terms, documentation.
/// Administrators only. What a record names and is not there yet may come later in the same import: it waits.
/// </summary>
internal sealed partial class RecordIntake(ICatalogWork work, IImportFiles files, IDocumentReader reader, Actor actor, TimeProvider clock)
{
    /// <summary>The kinds in the order in which they build on one another; those from <see cref="FirstOfProducts"/> on need products.</summary>
    private static readonly string[] Order =
    [
        "Domain", "Team", "Person", "Membership", "Assignment", "CertificationLevel", "Term", "TagDescription", "Product",
        "ProductSources", "CuratedProduct", "ContractVersion", "DocumentationPage", "Certification", "AccessRequest", "Favourite", "Watch", "ProductViews",
        "Redirect", "OwnershipProposal", "Token", "InboxItem", "SavedSearch", "SynonymSet", "MatchRule", "ValidityPolicy", "ValidityOverride", "LineageEdge", "LineageNote", "ValidationResult", "ValidityEntry", "Incident", "Activity", Standing,
    ];

    /// <summary>How a product stood: after everything that it was judged by.</summary>
    public const string Standing = "Standing";

    private static readonly int FirstOfProducts = Array.IndexOf(Order, "ProductSources");

    /// <summary>Where in its order a kind stands; unknown ones come last.</summary>
    public static int Rank(string kind) => Array.IndexOf(Order, kind) is var at and >= 0 ? at : Order.Length;

    /// <summary>Whether records of this kind are about products, and so come after them.</summary>
    public static bool IsAboutProducts(string kind) => Rank(kind) >= FirstOfProducts;

    /// <summary>Whether nothing more is to come.</summary>
    public bool Last { get; init; }

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>What became of the record; with <c>Waits</c> set when something that it names is not there (yet).</summary>
    public async Task<(DocumentResult Result, bool Waits)> TakeAsync(ImportFile file, SourceDocument.CatalogRecord record, CancellationToken ct)
    {
        using var json = JsonDocument.Parse(record.Json);
        var text = new RecordText(json.RootElement);
        var taken = record.Kind switch
        {
            _ when !actor.Administrator => Taken.No(null, "Only administrators import records of this portal: they give rights."),
            "Domain" => await DomainAsync(text, ct),
            "Team" => await TeamAsync(text, ct),
            "Person" => await PersonAsync(text, ct),
            "Membership" => await MembershipAsync(text, ct),
            "Assignment" => await AssignmentAsync(text, ct),
            "CertificationLevel" => await LevelAsync(text, ct),
            "Term" => await TermAsync(text, ct),
            "TagDescription" => await TagAsync(text, ct),
            "Product" => await ProductAsync(text, ct),
            "ProductSources" => await SourcesAsync(file, text, ct),
            "CuratedProduct" => await CuratedAsync(text, ct),
            "ContractVersion" => await ContractVersionAsync(text, ct),
            "DocumentationPage" => await PageAsync(file, text, ct),
            "Certification" => await CertificationAsync(text, ct),
            "AccessRequest" => await AccessRequestAsync(text, ct),
            "Favourite" => await FavouriteAsync(text, ct),
            "Watch" => await WatchAsync(text, ct),
            "ProductViews" => await ViewsAsync(text, ct),
            "Redirect" => await RedirectAsync(text, ct),
            "OwnershipProposal" => await ProposalAsync(text, ct),
            "Token" => new Taken(ImportOutcome.Skipped, text["name"], "The secret of a token never leaves the portal that made it. Make a new one for whoever used it."),
            "InboxItem" => await InboxItemAsync(text, ct),
            "Activity" => await ActivityAsync(text, ct),
            "SavedSearch" => await SavedSearchAsync(text, ct),
            "SynonymSet" => await SynonymsAsync(text, ct),
            "MatchRule" => await MatchRuleAsync(text, ct),
            "ValidityPolicy" => await PolicyAsync(text, ct),
            "ValidityOverride" => await OverrideAsync(text, ct),
            "LineageEdge" => await EdgeAsync(text, ct),
            "LineageNote" => await NoteAsync(text, ct),
            "ValidationResult" => await ValidationResultAsync(file, record.Line, text, ct),
            "ValidityEntry" => await ValidityEntryAsync(text, ct),
            "Incident" => await IncidentAsync(text, ct),
            Standing => await StandingAsync(text, ct),
            _ => new Taken(ImportOutcome.Skipped, null, $"This portal does not know records of the kind catalog/{record.Kind}."),
        };
        return (new DocumentResult(taken.Outcome, $"catalog/{record.Kind}", taken.Subject, taken.Reason, []), taken.Waits);
    }

    private readonly record struct Taken(ImportOutcome Outcome, string? Subject, string? Reason = null, bool Waits = false)
    {
        public static Taken No(string? subject, string reason) => new(ImportOutcome.Rejected, subject, reason);

        public static Taken Lacks(string? subject, string what) => new(ImportOutcome.Rejected, subject, $"It names {what}, which is not here.", Waits: true);

        public static Taken Needs(string fields) => new(ImportOutcome.Rejected, null, $"The record needs {fields}.");

        public static Taken Of(bool isNew, bool changed, string subject) =>
            new(isNew ? ImportOutcome.Created : changed ? ImportOutcome.Updated : ImportOutcome.Unchanged, subject);
    }

    private async Task<Person?> PersonOfAsync(RecordText? named, CancellationToken ct) =>
        named is { } who && who["issuer"] is { } issuer && who["subject"] is { } subject ? await work.PersonAsync(issuer, subject, ct) : null;

    private static string NameOf(RecordText? named) => named is { } who ? $"the person {who["issuer"]}/{who["subject"]}" : "a person";

    private void Tell(string kind, Guid id, string key, string verb, string sentence, IReadOnlyList<FieldChange>? changes = null)
    {
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), Now, actor, new ActivitySubject(kind, id, key), verb, sentence, changes));
        work.Raise(new MeshChanged(kind, id, key) { EventId = Guid.CreateVersion7(Now), At = Now });
    }

    /// <summary>Acts in the name of whom the record names, as of then.</summary>
    private Actor As(PersonId? person, string name) => actor with { PersonId = person, Name = name };

    private static bool Key(RecordText text, string name, out DataProductKey key) => DataProductKey.TryParse(text[name], out key);
}
