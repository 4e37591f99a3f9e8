using System.Globalization;
using System.Text;
using Catalog.Core.DataProducts;

namespace Catalog.UI.Navigation;

/// <summary>The only place that builds a URL of the portal. Segments and values are escaped here and nowhere else.</summary>
public static class CatalogUrls
{
    public const string Home = "/";
    public const string Inbox = "/inbox";
    public const string Search = "/search";
    public const string Products = "/products";
    public const string RegisterProduct = "/products/register";
    public const string Domains = "/domains";
    public const string Quality = "/quality";
    public const string MeshQuality = "/quality/mesh";
    public const string GateGuide = "/quality/gate";
    public const string Rules = "/quality/rules";
    public const string Incidents = "/incidents";
    public const string Contracts = "/contracts";
    public const string Datasets = "/datasets";
    public const string Lineage = "/lineage";
    public const string Jobs = "/jobs";
    public const string LineageReview = "/lineage/review";
    public const string Glossary = "/glossary";
    public const string Tags = "/tags";
    public const string Teams = "/teams";
    public const string People = "/people";
    public const string Access = "/access";
    public const string Activity = "/activity";
    public const string ActivityCsv = "/api/v1/activity.csv";
    public const string ApiDocs = "/api-docs";
    public const string SignOut = "/signout";
    /// <summary>What the router and the server show where nothing is.</summary>
    public const string NotFound = "/not-found";

    public static string ProductsNamed(string text) => With(Products, ("q", text));

    /// <summary>The list under a filter; the default order and the first page are not spelled out.</summary>
    public static string ProductList(ProductFilter filter, ProductSort sort = default, string? after = null) => List(Products, filter, sort, after);

    /// <summary>The same list as a file for a spreadsheet.</summary>
    public static string ProductsCsv(ProductFilter filter, ProductSort sort) => With(List("/api/v1/products", filter, sort, null), ("as", "csv"));

    /// <summary>Any list of the API as a file for a spreadsheet, under the same filter.</summary>
    public static string Csv(string list, params ReadOnlySpan<(string Name, string? Value)> filter) => With(With($"/api/v1/{list}", filter), ("as", "csv"));

    public static string Product(DataProductKey key) => $"/products/{Segment(key.Domain)}/{Segment(key.Name)}";

    /// <summary>A tab of the product page; the overview has no tab of its own.</summary>
    public static string Product(DataProductKey key, string tab) => $"{Product(key)}/{Segment(tab)}";

    /// <summary>Asking for access to a product, or to one of its ports.</summary>
    public static string RequestAccess(DataProductKey key, string? port = null) => With(Product(key, "request"), ("port", port));

    public static string DocumentationPage(DataProductKey key, string page) => $"{Product(key, "docs")}/{Segment(page)}";

    public static string EditDocumentation(DataProductKey key, string page) => $"{DocumentationPage(key, page)}/edit";

    public static string NewDocumentation(DataProductKey key) => $"{Product(key, "docs")}-new";

    public static string Revisions(DataProductKey key, string page, int? revision = null) => With($"{DocumentationPage(key, page)}/revisions", ("revision", revision?.ToString(CultureInfo.InvariantCulture)));

    public static string EditProduct(DataProductKey key) => Product(key, "edit");

    public static string Domain(string key) => $"{Domains}/{Segment(key)}";

    // Beside the lists and not below them: a domain, team or term may be called "new".
    public static string NewDomain(string? parent = null) => With($"{Domains}-new", ("parent", parent));

    public static string EditDomain(string key) => $"{Domain(key)}/edit";

    public const string NewTeam = $"{Teams}-new";

    public static string EditTeam(string key) => $"{Team(key)}/edit";

    public const string NewTerm = $"{Glossary}-new";

    public static string EditTerm(string key) => $"{Term(key)}/edit";

    public static string Contract(Guid id) => Contract(id.ToString("D", CultureInfo.InvariantCulture));

    public static string Contract(string id) => $"{Contracts}/{Segment(id)}";

    /// <summary>By the id that people know; ids that would break a path go by ours.</summary>
    public static string ContractOf(string contractId, Guid id) => contractId.AsSpan().ContainsAny("/\\") || contractId is "." or ".." ? Contract(id) : Contract(contractId);

    public static string ContractYaml(string contractId, string version, Guid? variant = null) =>
        With($"/api/v1/contracts/{Segment(contractId)}/versions/{Segment(version)}.yaml", ("variant", variant?.ToString("D", CultureInfo.InvariantCulture)));

    public static string Dataset(string ns, string name) => With($"{Datasets}/view", ("ns", ns), ("name", name));

    public static string Job(string ns, string name) => With($"{Jobs}/view", ("ns", ns), ("name", name));

    /// <summary>Everything downstream of a node, or of one of its columns.</summary>
    public static string Impact(string node, string? column = null, string? team = null, string? after = null, string? sort = null) => With($"{Lineage}/impact", ("node", node), ("column", column), ("team", team), ("sort", sort), ("after", after));

    /// <summary>The same as a file for a spreadsheet.</summary>
    public static string ImpactCsv(string node, string? column) => With("/api/v1/lineage/impact", ("node", node), ("column", column), ("as", "csv"));

    /// <summary>The lineage page from a node on, by its id.</summary>
    public static string LineageOf(string node) => With(Lineage, ("root", node));

    /// <summary>A badge's signed address, as <c>svg</c> or <c>json</c>.</summary>
    public static string Badge(string link, string kind) => $"/api/v1/badges/{Segment(link)}.{kind}";

    /// <summary>The rules of validity for a product, a domain, or the mesh.</summary>
    public static string RulesOf(DataProductKey? product, string? domain = null) => With(Rules, ("product", product?.ToString()), ("domain", domain));

    /// <summary>All runs of a product's checks.</summary>
    public static string Results(DataProductKey key, string? port = null, string? suite = null, string? after = null) => With(Product(key, "results"), ("port", port), ("suite", suite), ("after", after));

    /// <summary>One run; beside another one, or with one expectation looked at closely.</summary>
    public static string Result(DataProductKey key, Guid id, Guid? against = null, string? expectation = null) =>
        With($"{Product(key, "results")}/{id:D}", ("against", against?.ToString("D", CultureInfo.InvariantCulture)), ("expectation", expectation));

    public static string Incident(Guid id) => $"{Incidents}/{id:D}";

    /// <summary>An edge on the page of what is reviewed.</summary>
    public static string LineageEdge(Guid id) => With(LineageReview, ("edge", id.ToString("D", CultureInfo.InvariantCulture)));

    /// <summary>Saying that an edge is there, beginning at a node.</summary>
    public static string ProposeEdge(string? from = null, string? to = null) => With("/lineage/propose", ("from", from), ("to", to));

    public static string Term(string key) => $"{Glossary}/{Segment(key)}";

    public static string Tag(string tag) => $"{Tags}/{Segment(tag)}";

    public static string Team(string key) => $"{Teams}/{Segment(key)}";

    public static string Person(Guid id) => $"{People}/{id:D}";

    public static string Admin(string section) => $"/admin/{Segment(section)}";

    public static string Import(Guid id) => $"{Admin("imports")}/{id:D}";

    public static string SignIn(string? returnTo = null) => With("/signin", ("returnUrl", returnTo));

    /// <summary>A path with the query values that are set; <c>null</c> and empty ones are left out.</summary>
    public static string With(string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var url = new StringBuilder(path);
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var (name, value) in query)
        {
            if (string.IsNullOrEmpty(value)) continue;
            url.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }
        return url.ToString();
    }

    private static string List(string path, ProductFilter filter, ProductSort sort, string? after) =>
        With(path, [.. ProductFilterQuery.Write(filter), ("sort", sort == ProductSort.Default ? null : sort.ToString()), ("after", after)]);

    private static string Segment(string text) => Uri.EscapeDataString(text);
}
