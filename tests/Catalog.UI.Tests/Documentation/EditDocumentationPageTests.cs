using System.Collections.Frozen;
using Bunit;
using Catalog.Core.DataProducts;
using Catalog.Core.Documentation;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.TestKit.Time;
using Catalog.UI.Documentation;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.UI.Tests.Documentation;

/// <summary>What a writer is told when something fails.</summary>
public sealed class EditDocumentationPageTests : CatalogUiContext
{
    private static readonly TeamId Team = CatalogId.New<TeamId>(TimeProvider.System);
    private static readonly Actor Ana = new() { Name = "Ana Ruiz", PersonId = CatalogId.New<PersonId>(TimeProvider.System), SignedIn = true, Teams = new[] { Team }.ToFrozenSet() };

    private int saves;
    private bool previewFails;

    public EditDocumentationPageTests()
    {
        Services.AddSingleton(Answering.Port<IProductPageQueries>(
            (nameof(IProductPageQueries.PageAsync), _ => Task.FromResult<ProductPage?>(Orders())),
            (nameof(IProductPageQueries.KnownAsync), _ => previewFails ? throw new TimeoutException() : Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>()))));
        Services.AddSingleton(Answering.Port<IDocumentationQueries>());
        Services.AddSingleton(Answering.Port<IMarkdown>((nameof(IMarkdown.ProductKeys), _ => Array.Empty<string>()), (nameof(IMarkdown.ToHtml), call => $"<p>{call[0]}</p>")));
        Services.AddSingleton(Answering.Port<ICatalogWorkFactory>((nameof(ICatalogWorkFactory.Open), _ => throw new TimeoutException($"Save {++saves} failed."))));
        Services.AddTransient<WriteDocumentation>();
        SetRendererInfo(new RendererInfo("Server", true));
    }

    [Fact]
    public void Trying_again_after_a_save_that_failed_saves_again()
    {
        var page = Show();
        page.Find("form").Submit();
        Assert.Equal("This could not be saved", page.Find("[role=alert] h2").TextContent);

        page.Find("[role=alert] button").Click();

        Assert.Equal(2, saves);
        Assert.Equal("This could not be saved", page.Find("[role=alert] h2").TextContent);
    }

    [Fact]
    public void Typing_on_after_a_save_that_failed_still_says_that_it_failed()
    {
        var page = Show();
        page.Find("form").Submit();

        Type(page, "Counts");

        page.WaitForAssertion(() => Assert.Contains("Counts", page.Find(".preview").TextContent, StringComparison.Ordinal));
        Assert.Equal("This could not be saved", page.Find("[role=alert] h2").TextContent);
    }

    [Fact]
    public void A_preview_that_fails_is_made_again()
    {
        var page = Show();
        previewFails = true;
        Type(page, "Counts");
        Assert.Equal("The preview could not be made", page.WaitForElement("[role=alert] h2").TextContent);

        previewFails = false;
        page.Find("[role=alert] button").Click();

        Assert.Contains("Counts", page.Find(".preview").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[role=alert]"));
        Assert.Equal(0, saves);
    }

    private void Type(IRenderedComponent<EditDocumentationPage> page, string text)
    {
        page.Find("textarea").Input(text);
        Clock.Advance(TimeSpan.FromMilliseconds(250));
    }

    private static ProductPage Orders() => new()
    {
        Facts = new ProductFacts(CatalogId.New<DataProductId>(TimeProvider.System), CatalogId.New<DomainId>(TimeProvider.System), Team, Visibility.Open, Lifecycle.Active),
        Key = new DataProductKey("sales", "orders"), Title = "Orders", Domain = new Named("sales", "Sales"), Team = new Named("order-management", "Order Management"),
        CreatedAt = FixedClock.Beginning, UpdatedAt = FixedClock.Beginning, Stored = 1,
    };

    private IRenderedComponent<EditDocumentationPage> Show() =>
        Render<CascadingValue<Actor>>(parameters => parameters.Add(v => v.Value, Ana).AddChildContent<EditDocumentationPage>(page => page.Add(p => p.Domain, "sales").Add(p => p.Name, "orders"))).FindComponent<EditDocumentationPage>();
}
