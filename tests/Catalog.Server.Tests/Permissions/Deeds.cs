using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;
using Catalog.Core.Glossary;
using Catalog.Core.Imports;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.Server.Tests.Permissions;

/// <summary>What people do on pages and cannot do over HTTP: who may, about a product of the team that <c>member</c> belongs to, in the domain of <c>steward</c>.</summary>
internal static class Deeds
{
    public static readonly string[] Actors = ["anon", "analyst", "grantee", "member", "other", "steward", "elsewhere", "admin"];

    private const string Table =
        """
        RegisterProduct          | no no  no  yes no  yes no  yes
        EditProduct              | no no  no  yes no  yes no  yes
        TakeSourceValue          | no no  no  yes no  yes no  yes
        ChangeLifecycle          | no no  no  yes no  yes no  yes
        Deprecate                | no no  no  yes no  yes no  yes
        SetVisibility            | no no  no  yes no  yes no  yes
        MoveProduct              | no no  no  yes no  yes no  yes
        HandOver                 | no no  no  yes no  yes no  yes
        HandOverProducts         | no no  no  yes no  yes no  yes
        TagProducts              | no no  no  yes no  yes no  yes
        CertifyProduct           | no no  no  no  no  yes no  yes
        WriteIncident            | no no  no  yes no  yes no  yes
        MatchResult              | no no  no  yes no  yes no  yes
        DecideOwnership          | no no  no  no  no  yes no  yes
        DecideDatasetClaim       | no no  no  no  no  yes no  yes
        ToggleFavourite          | no yes yes yes yes yes yes yes
        WatchSubject             | no yes yes yes yes yes yes yes
        SaveSearch               | no yes yes yes yes yes yes yes
        ForgetSearch             | no no  no  yes no  no  no  no
        DescribeTag              | no no  no  no  no  yes yes yes
        RenameTag                | no no  no  no  no  yes yes yes
        DefineCertificationLevel | no no  no  no  no  no  no  yes
        OrderCertificationLevels | no no  no  no  no  no  no  yes
        RemoveCertificationLevel | no no  no  no  no  no  no  yes
        DefineSynonyms           | no no  no  no  no  no  no  yes
        RemoveSynonyms           | no no  no  no  no  no  no  yes
        AskForReindexing         | no no  no  no  no  no  no  -
        """;

    /// <summary>The use case, and whether each of <see cref="Actors"/> may; <c>null</c> where it is not tried, as it would make the index anew that other tests search.</summary>
    public static IReadOnlyDictionary<string, bool?[]> Expected { get; } = Table.Split('\n').Select(line => line.Split('|'))
        .ToDictionary(parts => parts[0].Trim(), parts => parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word == "-" ? (bool?)null : word == "yes").ToArray());

    /// <summary>Those that begin at no product.</summary>
    public static readonly string[] Elsewhere =
    [
        "RegisterProduct", "SaveSearch", "ForgetSearch", "DescribeTag", "RenameTag", "DefineCertificationLevel", "OrderCertificationLevels", "RemoveCertificationLevel", "DefineSynonyms", "RemoveSynonyms", "AskForReindexing",
    ];

    /// <summary>Does it, and answers with why not.</summary>
    public static Task<Refusal?> DoAsync(string deed, IServiceProvider services, DeedWorld world, Actor actor) => deed switch
    {
        "RegisterProduct" => Of(services.GetRequiredService<RegisterProduct>().ExecuteAsync(new ProductRegistration("sales", "selling", null, new ProductSheet { Title = $"New {world.Number}", Purpose = "Counts." }), actor, default)),
        "EditProduct" => Of(services.GetRequiredService<EditProduct>().ExecuteAsync(new ProductEdit(world.Key, new ProductSheet { Title = "Edited", Purpose = "Counts." }, null), actor, default)),
        "TakeSourceValue" => Of(services.GetRequiredService<TakeSourceValue>().ExecuteAsync(new SourceValueChoice(world.Key, "purpose", null), actor, default)),
        "ChangeLifecycle" => Of(services.GetRequiredService<ChangeLifecycle>().ExecuteAsync(new LifecycleStep(world.Key, Lifecycle.Active, null), actor, default)),
        "Deprecate" => Of(services.GetRequiredService<Deprecate>().ExecuteAsync(new Deprecation(world.Key, new DateOnly(2099, 1, 1), null, null), actor, default)),
        "SetVisibility" => Of(services.GetRequiredService<SetVisibility>().ExecuteAsync(new VisibilityChoice(world.Key, Visibility.Restricted, null), actor, default)),
        "MoveProduct" => Of(services.GetRequiredService<MoveProduct>().ExecuteAsync(new ProductMove(world.Key, "sales", $"moved-{world.Number}", null), actor, default)),
        "HandOver" => Of(services.GetRequiredService<HandOver>().ExecuteAsync(new OwnerChoice(world.Key, "packing", null), actor, default)),
        "HandOverProducts" => OfMany(services.GetRequiredService<HandOverProducts>().ExecuteAsync(new HandOverProductsCommand([world.Product], "selling", "A test."), actor, default)),
        "TagProducts" => OfMany(services.GetRequiredService<TagProducts>().ExecuteAsync(new TagProductsCommand([world.Product], ["tagged"], []), actor, default)),
        "CertifyProduct" => Of(services.GetRequiredService<CertifyProduct>().ExecuteAsync(new Certification(world.Key, world.Level, "A test.", null), actor, default)),
        "WriteIncident" => Of(services.GetRequiredService<WriteIncident>().ExecuteAsync(new WriteIncidentCommand(world.Incident, IncidentStep.Note, "A test."), actor, default)),
        "MatchResult" => Of(services.GetRequiredService<MatchResult>().ExecuteAsync(new MatchDecision(world.Result, world.Key, "first", SaveRule: false), actor, default)),
        "DecideOwnership" => Of(services.GetRequiredService<DecideOwnership>().ExecuteAsync(new DecideOwnershipCommand(world.Proposal, true, null), actor, default)),
        "DecideDatasetClaim" => Of(services.GetRequiredService<DecideDatasetClaim>().ExecuteAsync(new DatasetClaimDecision(world.Dataset, world.Key, true, null), actor, default)),
        "ToggleFavourite" => Of(services.GetRequiredService<ToggleFavourite>().ExecuteAsync(new ToggleFavouriteCommand(world.Key, true), actor, default)),
        "WatchSubject" => Of(services.GetRequiredService<WatchSubject>().ExecuteAsync(new WatchSubjectCommand(WatchKind.Product, world.Product.Value), actor, default)),
        "SaveSearch" => Of(services.GetRequiredService<SaveSearch>().ExecuteAsync(new SaveSearchCommand($"Search {world.Number}", "orders", new SearchFilter()), actor, default)),
        "ForgetSearch" => Of(services.GetRequiredService<ForgetSearch>().ExecuteAsync(new ForgetSearchCommand(world.Search), actor, default)),
        "DescribeTag" => Of(services.GetRequiredService<DescribeTag>().ExecuteAsync(new TagWords($"tag-{world.Number}", "A test."), actor, default)),
        "RenameTag" => Of(services.GetRequiredService<RenameTag>().ExecuteAsync(new TagRename($"tag-{world.Number}", $"named-{world.Number}"), actor, default)),
        "DefineCertificationLevel" => Of(services.GetRequiredService<DefineCertificationLevel>().ExecuteAsync(new LevelDefinition(null, $"Level {world.Number} again", null, Role.Steward), actor, default)),
        "OrderCertificationLevels" => Of(services.GetRequiredService<OrderCertificationLevels>().ExecuteAsync(new LevelOrder(world.Levels), actor, default)),
        "RemoveCertificationLevel" => Of(services.GetRequiredService<RemoveCertificationLevel>().ExecuteAsync(world.Level, actor, default)),
        "DefineSynonyms" => Of(services.GetRequiredService<DefineSynonyms>().ExecuteAsync(new SynonymDefinition(null, [$"one{world.Number}", $"two{world.Number}"]), actor, default)),
        "RemoveSynonyms" => Of(services.GetRequiredService<RemoveSynonyms>().ExecuteAsync(world.Synonyms, actor, default)),
        "AskForReindexing" => Of(services.GetRequiredService<AskForReindexing>().ExecuteAsync(actor, default)),
        _ => throw new ArgumentOutOfRangeException(nameof(deed), deed, "Nobody said how it is done."),
    };

    private static async Task<Refusal?> Of<T>(Task<Outcome<T>> doing) => (await doing).Refusal;

    private static async Task<Refusal?> OfMany(Task<Outcome<BulkReport>> doing)
    {
        var outcome = await doing;
        // What somebody may not see is not even in the report.
        return outcome.IsOk && outcome.Value is { Changed: [], Unchanged: [] } ? new Refusal.Forbidden("Nothing of it was done.") : outcome.Refusal;
    }
}

/// <summary>What the deeds are about; the dataset is another product's.</summary>
internal sealed record DeedWorld(
    int Number, DataProductKey Key, DataProductId Product, DatasetReference Dataset, string Level, IReadOnlyList<string> Levels,
    IncidentId Incident, ValidationResultId Result, OwnershipProposalId Proposal, SavedSearchId Search, string Synonyms);
