using Catalog.Server.Api.Access;
using Catalog.Server.Api.Activity;
using Catalog.Server.Api.Contracts;
using Catalog.Server.Api.DataProducts;
using Catalog.Server.Api.Documentation;
using Catalog.Server.Api.Imports;
using Catalog.Server.Api.Inbox;
using Catalog.Server.Api.Lineage;
using Catalog.Server.Api.Marquez;
using Catalog.Server.Api.Mesh;
using Catalog.Server.Api.People;
using Catalog.Server.Api.Quality;
using Catalog.Server.Api.Search;
using Catalog.Server.Api.Tokens;
using Catalog.Server.Api.Validity;
using Catalog.Server.Auth;
using Catalog.Server.Hosting;
using Catalog.UI.Reference;

namespace Catalog.Server.Api;

internal static class ApiEndpoints
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        builder.Services.AddOpenApiDocument();
        builder.Services.AddSingleton<IApiReference, ApiReferenceReader>();
        builder.Services.AddBodyLimits();
        builder.Services.AddSingleton<IntakeFlow>();
        builder.Services.AddSingleton<Core.Validity.IBadgeLinks, BadgeLinks>();
        builder.Services.AddSingleton<GateAnswers>();
    }

    /// <summary>Everything under /api/v1; each capability adds one line.</summary>
    public static void MapApi(this WebApplication app)
    {
        app.UseRequestDecompression();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        var api = app.MapGroup("/api/v1").RequireAuthorization().TakesBodies().AddEndpointFilter<CrossSiteGuard>().AddEndpointFilter<ReadTags>().DisableAntiforgery().ProducesProblem(StatusCodes.Status401Unauthorized);
        api.MapMe();
        api.MapDocumentation();
        api.MapProductDocuments();
        api.MapContracts();
        api.MapImports();
        api.MapAccess();
        api.MapInbox();
        api.MapActivity();
        api.MapProductReads();
        api.MapTokens();
        api.MapPeople();
        api.MapColleagues();
        api.MapDomains();
        api.MapTeams();
        api.MapWords();
        api.MapOffers();
        api.MapLevels();
        api.MapQuality();
        api.MapMatchRules();
        api.MapValidity();
        api.MapGate();
        api.MapIncidents();
        api.MapMeshQuality();
        api.MapBadges();
        api.MapLineageIntake();
        api.MapSearch();
        api.MapLineageView();
        api.MapJobs();
        api.MapDatasets();
        api.MapImpact();
        app.MapMarquez();
        api.MapEdges();
    }
}
