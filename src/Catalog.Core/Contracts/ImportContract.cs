using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Contracts;

/// <summary>Takes one ODCS document, put to the address of its id, as a draft: publishing is a step of its own.</summary>
public sealed class ImportContract(ICatalogWorkFactory works, IDocumentReader reader, IDocumentWriter writer, TimeProvider clock)
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
        var carriers = (await work.CarriersAsync([document.Id], ct)).Select(c => c.Facts).ToList();
        if (Authorisation.DecideContract(actor, carriers) is { Allowed: false } no)
        {
            // A contract of a hidden product is told only to who may bring in contracts, and only as a taken id.
            var taken = Authorisation.DecideContract(actor, []).Allowed && carriers.Exists(c => !Authorisation.Decide(actor, ProductAction.See, c).Allowed);
            if (taken && command.ExpectedVersion is not null) return Stale(null);
            return taken ? new Refusal.Conflict(no.Why) : new Refusal.Forbidden(no.Why);
        }
        var there = await work.ContractAsync(document.Id, ct);
        if (command.ExpectedVersion is { } expected && there?.Version != expected)
            return Stale(there);
        var status = new ContractStatus(reader, writer);
        if (there is not null && SaysWhatStands(there, document, status)) return new Answer(document.Id, document.Version, ImportOutcome.Unchanged, null, document.Findings, there.Version);

        var intake = new ContractIntake(work, actor, clock);
        var result = (await intake.TakeAsync([(status.AsDraft(document), command.Source)], ct))[0];
        if (result.Outcome == ImportOutcome.Rejected) return new Refusal.Invalid("id", result.Reason ?? "The document was rejected.");
        if (result.Outcome != ImportOutcome.Unchanged && await work.SaveAsync(ct) is { } conflict) return conflict;
        if (intake.Changed.Count > 0 && await new FollowContracts(works, clock).FollowAsync(intake.Changed, actor, ct) is { } late) return late;

        there = await work.ContractAsync(document.Id, ct);
        return new Answer(document.Id, document.Version, result.Outcome, result.Reason, result.Findings, there?.Version ?? 0);
    }

    /// <summary>Whether it differs from the version that stands in its status at most: a pipeline puts the same text after it was published, too.</summary>
    private static bool SaysWhatStands(DataContract there, SourceDocument.Contract document, ContractStatus status) =>
        there.Versions.FirstOrDefault(v => v.Number == document.Version && !v.Conflicting) is { IsDraft: false } standing
        && Convert.FromHexString(status.With(document.Source.Text, standing.Status).Source.ContentHash).AsSpan().SequenceEqual(standing.ContentHash);

    private static Refusal.Conflict Stale(DataContract? there) => new("The contract changed since you read it. Read it again, then send your change.", there?.Version ?? 0);
}
