using Bunit;
using Catalog.Core.DataProducts;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.UI.Validity;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.UI.Tests.Validity;

/// <summary>Each time a product was INVALID.</summary>
public sealed class IncidentsPageTests : CatalogUiContext
{
    [Theory]
    [InlineData(3, "since 06:00")]
    [InlineData(15, "since yesterday, 18:00")]
    [InlineData(480, "since 26 Dec 2029")]
    public void Since_when_is_a_clock_or_a_day_and_never_ago(int hours, string words)
    {
        var row = new IncidentRow(default, new ProductFacts(default, default, null, Visibility.Open, Lifecycle.Active), "sales/orders", "Orders", Clock.GetUtcNow().AddHours(-hours), null, null, null, null, null, [], false);
        Services.AddSingleton(Answering.Port<IIncidentQueries>(
            ("ListAsync", _ => Task.FromResult(new Page<IncidentRow>([row], null))),
            ("FiguresAsync", _ => Task.FromResult(new IncidentFigures(1, 1, null, null)))));
        Services.AddSingleton(Answering.Port<ICatalogFeed>());
        SetRendererInfo(new RendererInfo("Server", false));
        SignIn(new Actor { Name = "Ana Ruiz", SignedIn = true });

        var cell = Render<IncidentsPage>().WaitForElement("td[data-label=since]");

        Assert.Equal(words, $"since {cell.TextContent.Trim()}");
        Assert.EndsWith("UTC", cell.QuerySelector("time")!.GetAttribute("title"), StringComparison.Ordinal);
    }
}
