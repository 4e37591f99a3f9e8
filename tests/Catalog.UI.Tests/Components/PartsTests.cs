using Bunit;
using Catalog.Core.DataProducts;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.UI.Tests.Components;

public sealed class PartsTests : CatalogUiContext
{
    [Fact]
    public void An_active_lifecycle_is_silent_unless_a_choice_is_shown()
    {
        Assert.Empty(Render<LifecycleTag>(p => p.Add(t => t.Lifecycle, Lifecycle.Active)).Markup.Trim());
        Assert.Contains("active", Render<LifecycleTag>(p => p.Add(t => t.Lifecycle, Lifecycle.Active).Add(t => t.ShowActive, true)).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deprecated_product_says_when_it_ends() =>
        Assert.Contains("deprecated, ends 31 Dec", Render<LifecycleTag>(p => p.Add(t => t.Lifecycle, Lifecycle.Deprecated).Add(t => t.Ends, new DateOnly(2030, 12, 31))).Markup, StringComparison.Ordinal);

    [Fact]
    public void Open_and_uncertified_are_silent()
    {
        Assert.Empty(Render<VisibilityTag>(p => p.Add(t => t.Visibility, Visibility.Open)).Markup.Trim());
        Assert.Empty(Render<CertificationTag>(p => p.Add(t => t.Level, null)).Markup.Trim());
    }

    [Fact]
    public void A_key_leads_to_its_product()
    {
        var link = Render<ProductKeyLink>(p => p.Add(k => k.Key, new DataProductKey("sales", "orders"))).Find("a");

        Assert.Equal("/products/sales/orders", link.GetAttribute("href"));
        Assert.Equal("sales/orders", link.TextContent);
    }

    [Fact]
    public void A_field_ties_its_label_and_its_error_to_the_input()
    {
        var field = Render<TextField>(p => p.Add(f => f.Name, "until").Add(f => f.Label, "Until").Add(f => f.Helper, "At most a year").Add(f => f.Error, "Too late."));

        var input = field.Find("input");
        Assert.Equal(input.Id, field.Find("label").GetAttribute("for"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Contains("Too late.", field.Find($"#{input.GetAttribute("aria-describedby")}").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_that_is_none_clears_the_value()
    {
        DateOnly? value = new DateOnly(2030, 1, 1);
        var field = Render<DateField>(p => p.Add(f => f.Name, "d").Add(f => f.Label, "Day").Add(f => f.Value, value).Add(f => f.ValueChanged, day => value = day));

        field.Find("input").Change("2030-05-04");
        Assert.Equal(new DateOnly(2030, 5, 4), value);
        field.Find("input").Change("");
        Assert.Null(value);
    }

    [Fact]
    public void A_button_in_the_foot_of_a_dialog_submits_the_form_above_it()
    {
        var form = Render<CatalogForm>(p => p.Add(f => f.Id, "new-role").Add(f => f.OnSubmit, () => Task.FromResult(true)).AddChildContent("<input name='a'>"));
        var button = Render<CatalogButton>(p => p.Add(b => b.Submit, true).Add(b => b.Form, "new-role").AddChildContent("Give the role"));

        Assert.Equal(form.Find("form").Id, button.Find("button[type=submit]").GetAttribute("form"));
    }

    [Fact]
    public void A_busy_button_does_nothing()
    {
        var clicks = 0;
        var button = Render<CatalogButton>(p => p.Add(b => b.Busy, true).Add(b => b.OnClick, () => clicks++).AddChildContent("Approve"));

        button.Find("button").Click();

        Assert.Equal(0, clicks);
    }

    [Fact]
    public void Confirming_needs_the_whole_name()
    {
        var confirmed = 0;
        var confirm = Render<ConfirmByName>(p => p.Add(c => c.Name, "sales/orders").Add(c => c.Deed, "Retire").AddChildContent("11 read it.").Add(c => c.OnConfirm, EventCallback.Factory.Create(this, () => confirmed++)));

        confirm.Find("input").Input("sales/orde");
        Assert.True(confirm.Find("button").HasAttribute("disabled"));
        confirm.Find("input").Input("sales/orders");
        confirm.Find("button").Click();

        Assert.Equal(1, confirmed);
    }

    [Fact]
    public void A_pager_leads_on_in_plain_words() => Assert.Equal("Next", Render<Pager>(p => p.Add(g => g.Of, "products").Add(g => g.Next, "/products?after=x")).Find("a").TextContent);

    [Fact]
    public void A_pager_without_other_pages_is_not_there() => Assert.Empty(Render<Pager>(p => p.Add(g => g.Of, "products")).Markup.Trim());

    [Fact]
    public void A_badge_of_nothing_is_not_there() => Assert.Empty(Render<CountBadge>(p => p.Add(b => b.Count, 0).Add(b => b.Of, "unread")).Markup.Trim());

    [Theory]
    [InlineData("Priya Nair", "PN")]
    [InlineData("Ana María Ruiz", "AR")]
    [InlineData("catalog", "C")]
    [InlineData(" ", "?")]
    public void Initials_are_of_the_first_and_the_last_name(string name, string initials) => Assert.Equal(initials, PersonName.Initials(name));

    [Fact]
    public void A_dialog_is_rendered_only_while_open_and_Cancel_closes_it()
    {
        var open = true;
        Assert.Empty(Render<Dialog>(p => p.Add(d => d.Id, "x").Add(d => d.Title, "Retire?").AddChildContent("…")).Markup.Trim());
        var dialog = Render<Dialog>(p => p.Add(d => d.Id, "x").Add(d => d.Title, "Retire?").Add(d => d.Open, true).Add(d => d.OpenChanged, value => open = value).AddChildContent("…"));

        dialog.Find("button").Click();

        Assert.False(open);
    }

    [Fact]
    public async Task A_toast_can_be_undone_until_its_seconds_are_over()
    {
        var undone = 0;
        var toasts = Services.GetRequiredService<Toasts>();
        var host = Render<ToastHost>();

        await host.InvokeAsync(() => toasts.Show("4 tags removed", () => Task.FromResult(undone++)));
        host.WaitForAssertion(() => host.Find("button"));
        host.Find("button").Click();
        Assert.Equal(1, undone);

        await host.InvokeAsync(() => toasts.Show("4 tags removed", () => Task.FromResult(undone++)));
        host.WaitForAssertion(() => host.Find("button"));
        Clock.Advance(TimeSpan.FromSeconds(61));
        host.WaitForAssertion(() => Assert.Empty(host.FindAll(".toast")));
    }

    [Fact]
    public void A_time_stands_in_the_readers_zone()
    {
        ReadIn("Asia/Kolkata");

        var time = Render<RelativeTime>(p => p.Add(t => t.At, Clock.GetUtcNow().AddHours(-2))).Find("time");

        Assert.Equal("2 h ago", time.TextContent);
        Assert.EndsWith("UTC+05:30", time.GetAttribute("title"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_stands_above_the_form_and_under_its_field()
    {
        var presenter = new OutcomePresenter();

        var taken = presenter.Take((Outcome<Done>)new Refusal.Invalid("until", "At most 365 days."), out _);

        Assert.False(taken);
        Assert.Equal("At most 365 days.", presenter["until"]);
        Assert.Null(presenter["name"]);
        Assert.Contains("At most 365 days.", Render<RefusalNotice>(p => p.Add(n => n.Of, presenter)).Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_draft_is_forgotten_only_when_the_form_went_through()
    {
        var goesThrough = false;
        var form = Render<CatalogForm>(p => p.Add(f => f.Draft, "product").Add(f => f.Record, "sales/orders").Add(f => f.Version, 3).Add(f => f.OnSubmit, () => Task.FromResult(goesThrough)).AddChildContent("<input name='a'>"));

        form.Find("form").Submit();
        Assert.Empty(JSInterop.Invocations["catalog.forgetDraft"]);
        Assert.Single(JSInterop.Invocations["catalog.showRefusal"]);
        goesThrough = true;
        form.Find("form").Submit();

        Assert.Equal("product|sales/orders|3", JSInterop.VerifyInvoke("catalog.forgetDraft").Arguments[0]);
        Assert.Single(JSInterop.Invocations["catalog.showRefusal"]);
    }
}
