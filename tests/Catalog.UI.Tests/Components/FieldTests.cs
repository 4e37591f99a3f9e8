using Bunit;
using Catalog.UI.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Xunit;

namespace Catalog.UI.Tests.Components;

/// <summary>Whoever types is ahead of the server: what stood in the field before must not come back, as it would take what was typed since with it.</summary>
public sealed class FieldTests : CatalogUiContext
{
    [Fact]
    public void A_field_in_a_form_never_draws_again_what_stood_in_it_before()
    {
        var page = Render<Page>();
        var drawn = page.FindComponent<Field>().Instance.Drawn;
        drawn.Clear();

        page.Find("input").Change("now");

        Assert.NotEmpty(drawn);
        Assert.All(drawn, value => Assert.Equal("now", value));
    }

    private sealed class Page : ComponentBase
    {
        private string? _value = "before";

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<CatalogForm>(0);
            builder.AddComponentParameter(1, nameof(CatalogForm.OnSubmit), () => Task.FromResult(true));
            builder.AddComponentParameter(2, nameof(CatalogForm.ChildContent), (RenderFragment)(form =>
            {
                form.OpenComponent<Field>(0);
                form.AddComponentParameter(1, nameof(Field.Name), "name");
                form.AddComponentParameter(2, nameof(Field.Label), "Name");
                form.AddComponentParameter(3, nameof(Field.Value), _value);
                form.AddComponentParameter(4, nameof(Field.ValueChanged), EventCallback.Factory.Create<string?>(this, value => _value = value));
                form.CloseComponent();
            }));
            builder.CloseComponent();
        }
    }

    private sealed class Field : FieldBase<string>
    {
        public List<string?> Drawn { get; } = [];

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            Drawn.Add(Value);
            builder.OpenElement(0, "input");
            builder.AddAttribute(1, "onchange", EventCallback.Factory.Create<ChangeEventArgs>(this, change => SetAsync(change.Value as string)));
            builder.CloseElement();
        }
    }
}
