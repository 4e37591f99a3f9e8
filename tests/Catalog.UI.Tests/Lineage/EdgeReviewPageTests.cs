using Bunit;
using Catalog.Core.DataProducts;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Review;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.Lineage;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.UI.Tests.Lineage;

public sealed class EdgeReviewPageTests : CatalogUiContext
{
    private readonly Edges edges = new();

    public EdgeReviewPageTests()
    {
        Services.AddSingleton<IEdgeQueries>(edges).AddSingleton<ICatalogWorkFactory>(new Nowhere());
        Services.AddTransient<ReviewEdges>().AddTransient<ReviewEdgesByRule>().AddTransient<WriteLineageNote>().AddTransient<RemoveLineageNote>();
        SetRendererInfo(new RendererInfo("Server", true));
        SignIn(new Actor { Name = "Marta Lindqvist", SignedIn = true });
    }

    [Fact]
    public void What_waits_is_shown_with_who_says_so_and_why()
    {
        edges.Lines.AddRange([Line(1, "raw", "clean") with { ProposedBy = "Ana Ruiz", ProposedBecause = "The board reads it" }, Line(2, "a", "b") with { Kind = EdgeKind.Field, Origins = EdgeOrigins.Inferred }]);

        var page = Open("/lineage/review");

        Assert.Equal(["Proposed by Ana Ruiz: “The board reads it”", "Inferred from the names"], page.FindAll("li.li .w").Select(w => w.TextContent.Trim()));
        Assert.Contains("Inferred", page.FindAll("nav[aria-label=Origin] a").Select(a => a.TextContent.Trim()));
        Assert.Equal(ReviewState.Proposed, edges.Asked!.Review);
    }

    [Fact]
    public void A_rejected_edge_says_that_it_is_still_seen()
    {
        edges.Lines.Add(Line(1, "raw", "clean") with { Review = ReviewState.Rejected, DecidedBy = "Marta", Reason = "The old job", StillSeen = true });

        var page = Open("/lineage/review?review=rejected&only=seen");

        Assert.Contains("still seen", page.Find("li.li").TextContent, StringComparison.Ordinal);
        Assert.Contains("“The old job”", page.Find("li.li .w").TextContent, StringComparison.Ordinal);
        Assert.Equal((ReviewState.Rejected, true), (edges.Asked!.Review!.Value, edges.Asked.StillSeen));
    }

    [Fact]
    public async Task Only_what_one_may_decide_is_selected_and_the_rest_of_the_rule_is_offered()
    {
        edges.Lines.AddRange([Line(1, "a", "b"), Line(2, "c", "d") with { MayReview = false }, Line(3, "e", "f")]);
        edges.Total = 40;
        var page = Open("/lineage/review");

        await page.Find("button[data-deed=e]").ClickAsync(new());

        Assert.Contains("2 selected", page.Find(".decide-bar").TextContent, StringComparison.Ordinal);
        Assert.True(page.FindAll("li.li input")[1].HasAttribute("disabled"));
        await page.FindAll(".decide-bar button").Single(b => b.TextContent.Contains("Select all 40 that fit", StringComparison.Ordinal)).ClickAsync(new());
        Assert.Contains("Accept 40", page.Find(".decide-bar").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_opened_edge_tells_both_sides_and_what_follows()
    {
        edges.Lines.Add(Line(1, "raw", "clean") with { From = End("raw", "sales/orders"), To = End("clean", "stores/board") });
        edges.Against.Add("No run and no description has said so.");

        var page = Open($"/lineage/review?edge={Id(1).Value}");

        var aside = page.Find("aside").TextContent;
        Assert.Contains("What speaks for it", aside, StringComparison.Ordinal);
        Assert.Contains("No run and no description has said so.", aside, StringComparison.Ordinal);
        Assert.Contains("Ana Ruiz proposed it", aside, StringComparison.Ordinal);
        Assert.Contains("stores/board turns SUSPECT whenever sales/orders is INVALID.", aside, StringComparison.Ordinal);
        Assert.Equal(["a", "d", "p"], page.FindAll("aside .acts [data-deed]").Select(b => b.GetAttribute("data-deed")));
    }

    [Fact]
    public void Who_may_not_decide_is_told_why_and_may_still_ask()
    {
        edges.Lines.Add(Line(1, "raw", "clean") with { MayReview = false });

        var page = Open($"/lineage/review?edge={Id(1).Value}");

        Assert.Empty(page.FindAll("aside .acts"));
        Assert.Contains("Stewards decide.", page.Find("aside").TextContent, StringComparison.Ordinal);
        Assert.Contains("Ask about it", page.Find("aside").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<EdgeReviewPage> Open(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<EdgeReviewPage>();
    }

    private static LineageEdgeId Id(int number) => LineageEdgeId.From(new Guid(number, 0, 0, new byte[8]));

    private static EdgeEndLine End(string name, string? product = null) => new(new EndName(false, "lake", name), product is null ? null : DataProductKey.TryParse(product, out var key) ? key : null, null);

    private EdgeLine Line(int number, string from, string to) => new(
        Id(number), EdgeKind.DatasetToDataset, End(from), End(to), EdgeOrigins.Manual, ReviewState.Proposed, null, null, null, null, null, null, null, Clock.GetUtcNow(), Clock.GetUtcNow(), false, false, true, false, 1);

    private sealed class Edges : IEdgeQueries
    {
        public List<EdgeLine> Lines { get; } = [];
        public List<string> Against { get; } = [];
        public int? Total { get; set; }
        public EdgeFilter? Asked { get; private set; }

        public Task<Page<EdgeLine>> ListAsync(EdgeFilter filter, PageRequest page, Actor actor, CancellationToken ct)
        {
            Asked = filter;
            return Task.FromResult(new Page<EdgeLine>([.. Lines], null, Total ?? Lines.Count));
        }

        public Task<IReadOnlyList<LineageEdgeId>> IdsAsync(EdgeFilter filter, int limit, Actor actor, CancellationToken ct) => Task.FromResult<IReadOnlyList<LineageEdgeId>>([.. Lines.Select(l => l.Id)]);

        public Task<EdgeReading?> FindAsync(LineageEdgeId id, Actor actor, CancellationToken ct) =>
            Task.FromResult(Lines.Find(l => l.Id == id) is { } line ? new EdgeReading(line, line.MayReview ? null : "Stewards decide.", null, null, [], [], ["Both columns are called id."], [.. Against], [], [new EdgeMoment(line.FirstSeenAt, "Ana Ruiz", "proposed")]) : null);

        public Task<Outcome<Page<NoteLine>>> NotesAsync(NoteSubject about, Actor actor, CancellationToken ct) => Task.FromResult<Outcome<Page<NoteLine>>>(new Page<NoteLine>([], null));
    }

    private sealed class Nowhere : ICatalogWorkFactory
    {
        public ICatalogWork Open() => throw new InvalidOperationException("Nothing here is decided.");
    }
}
