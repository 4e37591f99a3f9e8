using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Contracts;

/// <summary>Makes a draft of a contract a promise: it becomes active, and changes no more.</summary>
public sealed class PublishContract(ICatalogWorkFactory works, IDocumentReader reader, IDocumentWriter writer, TimeProvider clock)
{
    /// <summary>Without a <paramref name="Number"/> the newest draft.</summary>
    public sealed record Command(string ContractId, string? Number, long? ExpectedVersion = null);

    public sealed record Answer(ContractVersionRow Published, long Version);

    public async Task<Outcome<Answer>> ExecuteAsync(Command command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var missing = new Refusal.NotFound($"There is no contract {command.ContractId}.");
        if (await work.ContractAsync(command.ContractId, ct) is not { } contract) return missing;
        var carriers = (await work.CarriersAsync([contract.ContractId], ct)).Select(c => c.Facts).ToList();
        if (!Authorisation.Decide(actor, MeshAction.Browse).Allowed || carriers.Exists(c => !Authorisation.Decide(actor, ProductAction.See, c).Allowed)) return missing;
        if (Authorisation.DecideContract(actor, carriers) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        if (command.ExpectedVersion is { } expected && contract.Version != expected)
            return new Refusal.Conflict("The contract changed since you read it. Read it again, then publish it.", contract.Version);

        var counting = contract.Versions.Where(v => !v.Conflicting);
        var version = command.Number is { } number
            ? counting.FirstOrDefault(v => v.Number == number)
            : counting.Where(v => v.IsDraft).OrderByDescending(v => v.Number, VersionOrder.Instance).FirstOrDefault();
        if (version is null)
            return command.Number is null ? new Refusal.Conflict($"{contract.ContractId} has no draft to publish. Put one first.") : new Refusal.NotFound($"The contract {contract.ContractId} has no version {command.Number}.");
        if (!version.IsDraft) return new Refusal.Conflict($"Version {version.Number} is {version.Status.Trim().ToLowerInvariant()}, and only drafts are published.");

        var now = clock.GetUtcNow();
        var before = version.Status;
        var active = new ContractStatus(reader, writer).With(version.Text, ContractStatus.Active);
        version.Take(active.Source.Text, Convert.FromHexString(active.Source.ContentHash), ContractStatus.Active, active.ApiVersion, ContractDocumentJson.Write(active.Model), version.ImportedBy, version.ImportedAt);
        contract.Show(now);
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new ActivitySubject("contract", contract.Id.Value, contract.ContractId), "published",
            $"published version {version.Number} of the contract {contract.Name ?? contract.ContractId}", [new FieldChange("status", before, ContractStatus.Active)]));
        work.Raise(new ContractChanged(contract.Id, contract.ContractId, version.Number, actor.Name) { EventId = Guid.CreateVersion7(now), At = now });
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        if (await new FollowContracts(works, clock).FollowAsync([contract.ContractId], actor, ct) is { } late) return late;
        return new Answer(new ContractVersionRow(version.Id, version.Number, version.Status, version.ApiVersion, false, version.Source, version.ImportedBy, version.ImportedAt), contract.Version);
    }
}
