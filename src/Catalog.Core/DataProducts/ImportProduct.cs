using Catalog.Core.Access;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>Makes or updates a product from one ODPS document, put to its address.</summary>
public sealed class ImportProduct(ICatalogWorkFactory works, TimeProvider clock)
{
    public sealed record Command(DataProductKey Key, SourceDocument.Product Document, string Source, long? ExpectedVersion = null);

    public sealed record Answer(string Key, ImportOutcome Outcome, string? Reason, IReadOnlyList<Finding> Findings, long Version);

    public async Task<Outcome<Answer>> ExecuteAsync(Command command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var document = command.Document;
        var there = await work.ProductAsync(command.Key, ct);
        if (there is not null && !Authorisation.Decide(actor, ProductAction.See, there.Facts).Allowed)
            return new Refusal.NotFound($"There is no product {command.Key}.");
        if (there is null && Authorisation.Decide(actor, MeshAction.Browse) is { Allowed: false } outside) return new Refusal.Forbidden(outside.Why);
        if (there is not null && Authorisation.Decide(actor, ProductAction.Edit, there.Facts) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        if (command.ExpectedVersion is { } expected && there?.Version != expected)
            return new Refusal.Conflict("The product changed since you read it. Read it again, then send your change.", there?.Version ?? 0);
        if (there?.SourceId is { } id && id != document.Id)
            return new Refusal.Conflict($"{command.Key} has the id {id}, the document has {document.Id}. Put the document to the address of its own product.");
        if (there is null && await work.ProductBySourceIdAsync(document.Id, ct) is not null)
            return new Refusal.Conflict($"The id {document.Id} belongs to another product. Put the document to that product's address.");

        var names = await work.MeshNamesAsync(ct);
        if (there is null && !string.IsNullOrWhiteSpace(document.Sheet.Domain) && (names.Domain(document.Sheet.Domain)?.Key ?? Slug.From(document.Sheet.Domain)) != command.Key.Domain)
            return new Refusal.Conflict($"The address says domain {command.Key.Domain}, the document says \"{document.Sheet.Domain}\". Make them agree.");

        var intake = new ProductIntake(work, names, actor, clock);
        var arrival = new ProductArrival(document, command.Source, command.Key);
        var result = there is { SourceId: null } ? await intake.AdoptAsync(there, arrival, ct) : (await intake.TakeAsync([arrival], ct))[0];
        if (result.Outcome == ImportOutcome.Rejected) return new Refusal.Forbidden(result.Reason ?? "The document was rejected.");
        if (result.Outcome != ImportOutcome.Unchanged && await work.SaveAsync(ct) is { } conflict) return conflict;

        var stored = await work.ProductBySourceIdAsync(document.Id, ct);
        return new Answer(stored?.Key ?? command.Key.ToString(), result.Outcome, result.Reason, result.Findings, stored?.Version ?? 0);
    }
}
