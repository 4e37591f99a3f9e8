using Catalog.Core.Access;
using Catalog.Core.Documentation;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>
/// A product that somebody describes here. <paramref name="Name"/> is the second part of its key, made from the title
/// when it is missing; <paramref name="Overview"/> is the Markdown that its documentation begins with.
/// </summary>
public sealed record ProductRegistration(string Domain, string Team, string? Name, ProductSheet Sheet, string? Overview = null);

/// <summary>Puts a new data product into the catalog.</summary>
public sealed class RegisterProduct(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<ProductWritten>> ExecuteAsync(ProductRegistration command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        if (await work.DomainAsync(command.Domain, ct) is not { } domain) return new Refusal.Invalid("domain", "Choose the domain it belongs to.");
        if (await work.TeamAsync(command.Team, ct) is not { } team) return new Refusal.Invalid("team", "Choose the team that owns it.");
        if (Authorisation.Decide(actor, MeshAction.RegisterProduct, domain.Id, team.Id) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);

        var name = Slug.From(string.IsNullOrWhiteSpace(command.Name) ? command.Sheet.Title : command.Name);
        if (name.Length == 0) return new Refusal.Invalid("name", "Give it a name with letters or digits: its key is made from it.");
        var key = new DataProductKey(domain.Key, name);
        if (await work.ProductKeyTakenAsync(key, ct)) return new Refusal.Invalid("name", $"{key} is taken, now or by an older product. Choose another name.");

        var sheet = command.Sheet with { Domain = domain.Key, Team = team.Key, Status = command.Sheet.Status ?? ProductLifecycle.Word(Lifecycle.Draft), Certification = null };
        if (SheetRules.Refuse(sheet) is { } wrong) return wrong;
        if (command.Overview is not null && DocumentationRules.Refuse(command.Overview) is { } tooLong) return tooLong;
        if (ProductWords.Lifecycle(sheet.Status) is Lifecycle.Deprecated or Lifecycle.Retired)
            return new Refusal.Invalid("status", "A new product is proposed, draft or active.");

        var now = clock.GetUtcNow();
        var product = new DataProduct(CatalogId.New<DataProductId>(clock), key, domain.Id, now);
        product.HandTo(team.Id, now);
        product.Curate(_ => sheet, actor, clock);
        product.Show(ProductWords.Visibility(sheet.Visibility) ?? Visibility.Open, now);
        if (product.Lifecycle == Lifecycle.Active && string.IsNullOrWhiteSpace(product.Purpose))
            return new Refusal.Invalid("purpose", "An active product needs a purpose: one sentence that says what it is for.");
        work.Add(product);
        await new PortDatasets(work, actor, clock).DeriveAsync([product], ct);
        work.Tell(product, ProductChange.Registered, "registered", $"registered {product.Key}", [new("key", null, product.Key)], actor, clock);
        if (!string.IsNullOrWhiteSpace(command.Overview)) work.WriteFirst(product.Id, product.Key, DocumentationPage.OverviewSlug, "Overview", command.Overview, actor, clock);
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        return product.Written();
    }
}
