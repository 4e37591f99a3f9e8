using System.Net.Http.Headers;
using System.Security.Claims;
using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.Datasets;
using Catalog.Core.Documentation;
using Catalog.Core.Domains;
using Catalog.Core.Glossary;
using Catalog.Core.Imports;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Review;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data;
using Catalog.Data.Lineage;
using Catalog.TestKit.Builders;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Catalog.Server.Tests.Permissions;

/// <summary>The whole portal in this process over one database, with a client for everybody who may call it.</summary>
public sealed class PermissionPortal : WebApplicationFactory<Program>, IAsyncLifetime
{
    /// <summary>Stands in the key of every hidden product, and in nothing else.</summary>
    public const string HiddenKey = "zqveiled";

    /// <summary>Stands in whatever a hidden product says, and in nothing else.</summary>
    public const string HiddenWord = "Quokkafish";

    private readonly string folder = Directory.CreateTempSubdirectory("catalog-permissions-").FullName;
    private readonly Domain sales = A.Domain("sales");
    private readonly Domain logistics = A.Domain("logistics");
    private readonly Team selling = A.Team("selling");
    private readonly Team packing = A.Team("packing");
    private readonly Dictionary<string, Person> people = new[] { "analyst", "grantee", "member", "other", "steward", "elsewhere", "admin" }.ToDictionary(n => n, n => A.Person($"The {n}"));
    private readonly Dictionary<string, HttpClient> clients = [];
    private readonly Dictionary<string, World> worlds = [];
    private int worldNumber;

    public HttpClient this[string actor] => clients[actor];

    /// <summary>Who that is inside, where pages call what they may do.</summary>
    public Actor ActorOf(string name) => name == "anon" ? Actor.Anonymous : A.Analyst(people[name]) with
    {
        Administrator = name == "admin",
        Teams = name switch { "member" => [selling.Id], "other" => [packing.Id], _ => [] },
        Stewards = name switch { "steward" => [sales.Id], "elsewhere" => [logistics.Id], _ => [] },
    };

    /// <summary>The product of that visibility that stays as it is; <c>any</c> is the open one.</summary>
    public World Shared(string visibility) => worlds[visibility is "any" ? "open" : visibility];

    public async ValueTask InitializeAsync()
    {
        var clock = Services.GetRequiredService<TimeProvider>();
        var now = clock.GetUtcNow();
        await AddAsync([sales, logistics, selling, packing, .. people.Values]);
        var term = new GlossaryTerm(CatalogId.New<GlossaryTermId>(clock), "margin", now);
        term.Define("Margin", "What is left", null, [], now);
        await AddAsync(term);
        RoleAssignmentId Id() => CatalogId.New<RoleAssignmentId>(clock);
        await AddAsync(
            RoleAssignment.Member(Id(), people["member"].Id, selling.Id, "test", now),
            RoleAssignment.Member(Id(), people["other"].Id, packing.Id, "test", now),
            RoleAssignment.Steward(Id(), people["steward"].Id, sales.Id, "test", now),
            RoleAssignment.Steward(Id(), people["elsewhere"].Id, logistics.Id, "test", now),
            RoleAssignment.Administrator(Id(), people["admin"].Id, "test", now));

        clients["anon"] = Client();
        foreach (var (name, person) in people) clients[name] = SignedIn(person, now);
        foreach (var role in Enum.GetValues<TokenRole>()) clients[$"t-{role.ToString().ToLowerInvariant()}"] = await TokenAsync(role, clock);
        foreach (var visibility in new[] { "open", "restricted", "hidden" }) worlds[visibility] = await MakeAsync(visibility, stays: true);
    }

    /// <summary>
    /// A product with everything behind it: contract, documentation, an open request and a grant of the grantee, and what
    /// hangs on people. Only one that stays as it is says the hidden words: a dataset or contract that a deed takes from
    /// its hidden product belongs to none, and is open.
    /// </summary>
    public async Task<World> MakeAsync(string visibility, bool stays = false)
    {
        var clock = Services.GetRequiredService<TimeProvider>();
        var (now, number, hidden) = (clock.GetUtcNow(), Interlocked.Increment(ref worldNumber), visibility == "hidden" && stays);
        var (word, name) = (hidden ? HiddenWord : "Plain", $"{(hidden ? HiddenKey : visibility)}-{number}");
        var contractId = $"{name}-contract";
        var product = A.DataProduct($"sales/{name}", sales).OwnedBy(selling).Shown(Enum.Parse<Visibility>(visibility, ignoreCase: true)).Titled($"{word} {number}")
            .Saying(s => s with { Purpose = $"{word} purpose." }).Tagged($"{word.ToLowerInvariant()}-tag")
            .WithOutput("first", contractId).WithOutput("second").WithOutput("third").Build(now);
        var dataset = new Dataset(CatalogId.New<DatasetId>(clock), "postgres://warehouse:5432", $"{(hidden ? HiddenWord : "Plain")}.{name}", now);
        product.Ports.First(p => p.Name == "first").SetDatasets([dataset.Id]);
        PortId Port(string port) => product.Ports.First(p => p.Name == port).Id;

        var grantee = people["grantee"];
        var asked = new AccessRequest(CatalogId.New<AccessRequestId>(clock), product.Id, Port("first"), "first", grantee.Id, $"{word} request", now.AddDays(60), now);
        var approved = new AccessRequest(CatalogId.New<AccessRequestId>(clock), product.Id, Port("second"), "second", grantee.Id, $"{word} approved", now.AddDays(60), now);
        var refused = approved.Decide(AccessRequestState.Approved, A.Member(selling) with { PersonId = people["member"].Id }, null, now);
        Assert.Null(refused);
        var grant = new Grant(CatalogId.New<GrantId>(clock), approved, now.AddDays(30), "The member", now);

        var page = new DocumentationPage(CatalogId.New<DocumentationPageId>(clock), product.Id, DocumentationPage.OverviewSlug, "Overview");
        page.Write("Overview", $"{word} first text", A.Member(selling), CatalogId.New<DocumentationRevisionId>(clock), now);
        page.Write("Overview", $"{word} second text", A.Member(selling), CatalogId.New<DocumentationRevisionId>(clock), now);

        var document = new ContractDocument { Id = contractId, Version = "1.0.0", ApiVersion = "v3.0.2", Name = $"{word} contract", Status = "active" };
        var contract = new DataContract(CatalogId.New<DataContractId>(clock), contractId, now);
        var version = new ContractVersion(CatalogId.New<ContractVersionId>(clock), contract.Id, "1.0.0", "test", false);
        version.Take(Requests.Contract(contractId, "1.0.0", "active"), new byte[32], "active", "v3.0.2", ContractDocumentJson.Write(document), "The member", now);
        var draft = new ContractVersion(CatalogId.New<ContractVersionId>(clock), contract.Id, "1.1.0", "test", false);
        draft.Take(Requests.Contract(contractId, "1.1.0", "draft"), new byte[32], "draft", "v3.0.2", ContractDocumentJson.Write(document with { Version = "1.1.0", Status = "draft" }), "The member", now);
        contract.Add(version);
        contract.Add(draft);
        contract.Show(document.Name, "sales", null, "active", "1.0.0", 0, now);

        var told = new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, A.Member(selling), new("product", product.Id.Value, product.Key, product.Id), "changed", $"changed {word}", [new FieldChange("purpose", word, $"{word} purpose.")]);
        // What the grantee was told while the product was still open.
        var notice = new InboxItem(CatalogId.New<InboxItemId>(clock), grantee.Id, "product-changed", Guid.CreateVersion7(now), false, $"{word} changed", word, $"/products/{product.Key}", product.Id, now);
        var run = new ImportRun(CatalogId.New<ImportRunId>(clock), $"{word} files", A.Administrator() with { PersonId = people["admin"].Id }, now);
        run.Finish(ImportState.Finished, now);
        var item = new ImportItem(CatalogId.New<ImportItemId>(clock), run.Id, 1, $"{word}.yaml", 1, "ODPS", product.Key, ImportOutcome.Created, null, []);
        var subject = A.Person($"Somebody {number}");
        var assignment = RoleAssignment.Member(CatalogId.New<RoleAssignmentId>(clock), subject.Id, packing.Id, "test", now);
        var token = new ApiToken(CatalogId.New<ApiTokenId>(clock), $"token-{number}", ApiToken.HashOf(ApiToken.NewSecret()), TokenRole.Reader, selling.Id, null, "test", now, null);
        var job = new Job("postgres://warehouse:5432", $"{word}.make.{name}", now);
        job.Learn(FacetMap.Of([new("sql", new Facet(now, $$"""{"query":"SELECT {{word}}"}"""))]), null, now);
        var ran = new Run($"run-{number}", job.Number, now);
        ran.Learn(new RunReading(ran.ProducerId, RunEventType.Complete, FacetMap.Empty), now);
        var sighting = new DatasetSighting(dataset.Namespace, dataset.Name, now);
        var writes = new LineageEdge(EdgeKind.JobToDataset, job.Number, dataset.Number, EdgeOrigins.Observed, now);
        writes.Taught(job.Number, ran.Id, []);
        var note = new LineageNote(CatalogId.New<LineageNoteId>(clock), NoteSubject.OfDataset(dataset.Namespace, dataset.Name), $"{word} note", false, A.Member(selling) with { PersonId = people["member"].Id }, now);
        await AddAsync(job, ran, sighting, writes, note, new RunDataset(ran.Id, dataset.Number, RunDirection.Output, now));
        await AddAsync(dataset, product, asked, approved, page, contract, told, notice, run, item, subject, token);
        await AddAsync(grant, assignment, new Favourite(grantee.Id, product.Id, now));
        await Services.GetRequiredService<LineageMoments>().FollowAsync([new ProductChanged(product.Id, product.Key, ProductChange.Updated, "test", "took ports") { EventId = Guid.CreateVersion7(now), At = now }], CancellationToken.None);
        return new World(visibility, "sales", name, contractId, asked.Id.Value, grant.Id.Value, run.Id.Value, subject.Id.Value, assignment.Id.Value, token.Name, dataset.Name, job.Name, ran.Id.Value, writes.Id.Value, note.Id.Value);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("urls", "http://127.0.0.1:0");
        builder.UseSetting("Catalog:DataDirectory", folder);
        builder.UseSetting("Catalog:Demo:Seed", "false");
        // The server in memory has no limit of its own to raise.
        builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore.Routing.EndpointRoutingMiddleware", "Error");
        builder.UseSetting("Catalog:Limits:TokenRequestsPerMinute", "1000000");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    public async Task AddAsync(params object[] entities)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<CatalogDbContext>>().CreateDbContextAsync();
        db.AddRange(entities);
        await db.SaveChangesAsync();
    }

    private HttpClient Client() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    /// <summary>Signed in with the cookie that the portal itself would set.</summary>
    private HttpClient SignedIn(Person person, DateTimeOffset now)
    {
        const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        var options = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Scheme);
        var identity = new ClaimsIdentity([new Claim("catalog:person", person.Id.Value.ToString("D")), new Claim("name", person.Name)], "Test", "name", "catalog:right");
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(identity), new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(1) }, Scheme);
        var client = Client();
        client.DefaultRequestHeaders.Add("Cookie", $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}");
        return client;
    }

    private async Task<HttpClient> TokenAsync(TokenRole role, TimeProvider clock)
    {
        var secret = ApiToken.NewSecret();
        await AddAsync(new ApiToken(
            CatalogId.New<ApiTokenId>(clock), $"the {role} token", ApiToken.HashOf(secret), role, role == TokenRole.Owner ? selling.Id : null, role == TokenRole.Steward ? sales.Id : null, "test", clock.GetUtcNow(), null));
        var client = Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }
}

/// <summary>A product and what is behind it: what the placeholders of a route stand for.</summary>
public sealed record World(string Visibility, string Domain, string Name, string Contract, Guid Request, Guid Grant, Guid Import, Guid Person, Guid Assignment, string Token, string Dataset, string Job, Guid Run, Guid Edge, Guid Note)
{
    public string Key => $"{Domain}/{Name}";
}

/// <summary>One portal for every test about permissions.</summary>
[CollectionDefinition(nameof(PermissionPortal))]
public sealed class PermissionPortalCollection : ICollectionFixture<PermissionPortal>;
