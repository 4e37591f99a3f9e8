using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Contracts;

/// <summary>Takes one ODCS document, put to the address of its id.</summary>
public sealed class ImportContract(ICatalogWorkFactory works, TimeProvider clock)
{
    public sealed record Command(string ContractId, SourceDocument.Contract Document, string Source, long? ExpectedVersion = null);

    public sealed record Answer(string ContractId, string Number, ImportOutcome Outcome, string? Reason, IReadOnlyList<Finding> Findings, long Version);

    public async Task<Outcome<Answer>> ExecuteAsync(Command command, Actor actor, CancellationToken ct)
    {
        var document = command.Document;
        if (Authorisation.Decide(actor, MeshAction.Browse) is { Allowed: false } outside) return new Refusal.Forbidden(outside.Why);
        if (!string.Equals(document.Id, command.ContractId, StringComparison.OrdinalIgnoreCase))
            return new Refusal.Conflict($"The address says {command.ContractId}, the document has the id {document.Id}. Make them agree.");

        await using var work = works.Open();
        var carriers = await work.CarriersAsync([document.Id], ct);
        if (carriers.Any(c => !Authorisation.Decide(actor, ProductAction.See, c.Facts).Allowed)) return new Refusal.NotFound($"There is no contract {command.ContractId}.");
        if (Authorisation.DecideContract(actor, [.. carriers.Select(c => c.Facts)]) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        var there = await work.ContractAsync(document.Id, ct);
        if (command.ExpectedVersion is { } expected && there?.Version != expected)
            return new Refusal.Conflict("The contract changed since you read it. Read it again, then send your change.", there?.Version ?? 0);

        var intake = new ContractIntake(work, actor, clock);
        var result = (await intake.TakeAsync([(document, command.Source)], ct))[0];
        if (result.Outcome == ImportOutcome.Rejected) return new Refusal.Invalid("id", result.Reason ?? "The document was rejected.");
        if (result.Outcome != ImportOutcome.Unchanged && await work.SaveAsync(ct) is { } conflict) return conflict;
        if (intake.Changed.Count > 0 && await new FollowContracts(works, clock).FollowAsync(intake.Changed, actor, ct) is { } late) return late;

        there = await work.ContractAsync(document.Id, ct);
        return new Answer(document.Id, document.Version, result.Outcome, result.Reason, result.Findings, there?.Version ?? 0);
    }
}
