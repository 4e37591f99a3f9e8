using Catalog.Core.Access;
using Catalog.Core.Domains;
using Catalog.UI.Components;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Domains;

/// <summary>What the form begins with; <paramref name="Refused"/> says why there is none.</summary>
public sealed record DomainForm(string Name, string? Description, string? Parent, IReadOnlyList<PickOption> Parents, bool MayTop, long Version, string? Refused);

public sealed partial class EditDomainPage
{
    private readonly OutcomePresenter _answer = new();
    private string? _name;
    private string? _key;
    private string? _description;
    private string? _parent;

    [Inject] public required IDomainQueries Domains { get; init; }
    [Inject] public required CreateDomain Create { get; init; }
    [Inject] public required EditDomain Edit { get; init; }
    [Parameter] public string? Key { get; set; }
    [SupplyParameterFromQuery(Name = "parent")] public string? Parent { get; set; }

    protected override async Task<DomainForm?> ReadAsync(CancellationToken ct)
    {
        var tree = await Domains.TreeAsync(Actor, ct);
        var reading = Key is null ? null : await Domains.FindAsync(Key, Actor, ct);
        if (Key is not null && reading is null) return null;
        var top = Authorisation.Decide(Actor, MeshAction.CreateDomain);
        var parents = tree.Where(d => d.Key != reading?.Row.Key && (d.Key == reading?.Row.Parent || Authorisation.Decide(Actor, MeshAction.ManageDomain, d.Id).Allowed))
            .Select(d => new PickOption(d.Key, d.Name, d.Parent is null ? null : $"below {d.Parent}")).ToList();
        var refused = reading is not null
            ? Authorisation.Decide(Actor, MeshAction.ManageDomain, reading.Row.Id) is { Allowed: false } no ? no.Why : null
            : top.Allowed || parents.Count > 0 ? null : top.Why;
        return new DomainForm(reading?.Row.Name ?? "", reading?.Row.Description, reading?.Row.Parent ?? Parent, parents, top.Allowed || reading?.Row.Parent is null && reading is not null, reading?.Row.Version ?? 0, refused);
    }

    protected override bool ReadsAgain => false;

    protected override void Take(DomainForm data)
    {
        (_name, _key, _description, _parent) = (data.Name, Key, data.Description, data.Parent);
        _answer.Clear();
    }

    private async Task<bool> SaveAsync()
    {
        if (Data is not { } form) return false;
        MeshWritten? written = null;
        var done = await RunAsync(async ct =>
        {
            var outcome = Key is null
                ? await Create.ExecuteAsync(new NewDomain(_name ?? "", _description, _parent), Actor, ct)
                : await Edit.ExecuteAsync(new DomainEdit(Key, _name ?? "", _description, _parent, _key, form.Version), Actor, ct);
            _answer.Take(outcome, out written);
        });
        if (!done || written is null) return false;
        Navigation.NavigateTo(CatalogUrls.Domain(written.Key));
        return true;
    }
}
