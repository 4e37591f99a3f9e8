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
        if (Authorisation.Decide(actor, MeshAction.Browse) is { Allowed: false } outside) return new Refusal.Forbidden(outside.Why);
        var holder = await work.ProductAsync(command.Key, ct);
        // What this actor may not see is not there for them, until they may take its place.
        var there = holder is not null && Authorisation.Decide(actor, ProductAction.See, holder.Facts).Allowed ? holder : null;
        var names = await work.MeshNamesAsync(ct);
        var barred = there is null ? ProductPlacing.Bars(document, command.Key, names, actor) : Authorisation.Decide(actor, ProductAction.Edit, there.Facts) is { Allowed: false } no ? no.Why : null;
        if (barred is not null) return new Refusal.Forbidden(barred);
        if (command.ExpectedVersion is { } expected && there?.Version != expected)
            return new Refusal.Conflict("The product changed since you read it. Read it again, then send your change.", there?.Version ?? 0);
        if (there?.SourceId is { } id && id != document.Id)
            return new Refusal.Conflict($"{command.Key} has the id {id}, the document has {document.Id}. Put the document to the address of its own product.");
        if (there is null && holder is not null) return new Refusal.Conflict($"The key {command.Key} is taken. Choose another name.");
        if (there is null && await work.ProductBySourceIdAsync(document.Id, ct) is { } other)
            // Made just now at this very address, it is this one.
            return new Refusal.Conflict($"The id {document.Id} belongs to another product. Put the document to that product's address.") { Overtaken = other.Key == command.Key.ToString() };
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
