using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.Datasets;
using Catalog.Core.Discovery;
using Catalog.Core.Documentation;
using Catalog.Core.Domains;
using Catalog.Core.Glossary;
using Catalog.Core.Imports;
using Catalog.Core.Lineage;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Validity;
using Catalog.Data.Conventions;
using Catalog.Data.Lineage;
using Catalog.Data.Outbox;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data;

/// <summary>
/// The whole mesh in one context; what differs between databases is in the <see cref="IProviderProfile"/>. Each provider
/// starts with the model as code (its folder Model, written by infra/database/compile-model.sh), not from what stands here.
/// </summary>
public sealed class CatalogDbContext(DbContextOptions<CatalogDbContext> options) : DbContext(options), IDataProtectionKeyContext
{
    private readonly IProviderProfile profile = options.GetExtension<ProviderProfileExtension>().Profile;

    public DbSet<Domain> Domains => Set<Domain>();
    public DbSet<Team> Teams => Set<Team>();
    public DbSet<KeyRedirect> KeyRedirects => Set<KeyRedirect>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<RoleAssignment> RoleAssignments => Set<RoleAssignment>();
    public DbSet<DataProduct> DataProducts => Set<DataProduct>();
    public DbSet<Port> Ports => Set<Port>();
    public DbSet<PortDataset> PortDatasets => Set<PortDataset>();
    public DbSet<PortInputContract> PortInputContracts => Set<PortInputContract>();
    public DbSet<ProductTag> ProductTags => Set<ProductTag>();
    public DbSet<ProductTerm> ProductTerms => Set<ProductTerm>();
    public DbSet<ProductSource> ProductSources => Set<ProductSource>();
    public DbSet<Favourite> Favourites => Set<Favourite>();
    public DbSet<ProductViews> ProductViews => Set<ProductViews>();
    public DbSet<Dataset> Datasets => Set<Dataset>();
    public DbSet<DataContract> DataContracts => Set<DataContract>();
    public DbSet<ContractVersion> ContractVersions => Set<ContractVersion>();
    public DbSet<GlossaryTerm> GlossaryTerms => Set<GlossaryTerm>();
    public DbSet<TagDescription> TagDescriptions => Set<TagDescription>();
    public DbSet<CertificationLevel> CertificationLevels => Set<CertificationLevel>();
    public DbSet<AccessRequest> AccessRequests => Set<AccessRequest>();
    public DbSet<Grant> Grants => Set<Grant>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<DocumentationPage> DocumentationPages => Set<DocumentationPage>();
    public DbSet<DocumentationRevision> DocumentationRevisions => Set<DocumentationRevision>();
    public DbSet<InboxItem> InboxItems => Set<InboxItem>();
    public DbSet<Watch> Watches => Set<Watch>();
    public DbSet<SavedSearch> SavedSearches => Set<SavedSearch>();
    public DbSet<ActivityEntry> ActivityEntries => Set<ActivityEntry>();
    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();
    public DbSet<ImportItem> ImportItems => Set<ImportItem>();
    public DbSet<OwnershipProposal> OwnershipProposals => Set<OwnershipProposal>();
    public DbSet<LineageLogEntry> LineageLog => Set<LineageLogEntry>();
    public DbSet<LineagePosition> LineagePositions => Set<LineagePosition>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<Run> Runs => Set<Run>();
    public DbSet<RunDataset> RunDatasets => Set<RunDataset>();
    public DbSet<LineageEdge> LineageEdges => Set<LineageEdge>();
    public DbSet<Core.Lineage.Review.LineageNote> LineageNotes => Set<Core.Lineage.Review.LineageNote>();
    public DbSet<LineageField> LineageFields => Set<LineageField>();
    public DbSet<DatasetSighting> DatasetSightings => Set<DatasetSighting>();
    public DbSet<SchemaVersion> SchemaVersions => Set<SchemaVersion>();
    public DbSet<DatasetAlias> DatasetAliases => Set<DatasetAlias>();
    public DbSet<SynonymSet> SynonymSets => Set<SynonymSet>();
    public DbSet<Reindexing> Reindexings => Set<Reindexing>();
    public DbSet<ValidationResult> ValidationResults => Set<ValidationResult>();
    public DbSet<ValidationDocument> ValidationDocuments => Set<ValidationDocument>();
    public DbSet<CheckedSuite> CheckedSuites => Set<CheckedSuite>();
    public DbSet<MatchRule> MatchRules => Set<MatchRule>();
    public DbSet<ProductValidity> ProductValidities => Set<ProductValidity>();
    public DbSet<ValidityEntry> ValidityEntries => Set<ValidityEntry>();
    public DbSet<Incident> Incidents => Set<Incident>();
    public DbSet<IncidentNote> IncidentNotes => Set<IncidentNote>();
    public DbSet<IncidentReach> IncidentReaches => Set<IncidentReach>();
    public DbSet<ValidityPolicy> ValidityPolicies => Set<ValidityPolicy>();
    public DbSet<ValidityOverride> ValidityOverrides => Set<ValidityOverride>();
    public DbSet<GateCount> GateCounts => Set<GateCount>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    internal IProviderProfile Profile => profile;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.UseCatalogConventions();
        profile.ConfigureConventions(configurationBuilder);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CatalogDbContext).Assembly);
        modelBuilder.Entity<DataProtectionKey>(key => key.Property(k => k.Xml).IsOptionalText());
        profile.ConfigureModel(modelBuilder);
    }
}
