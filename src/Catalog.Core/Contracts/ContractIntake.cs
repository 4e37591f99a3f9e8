using Catalog.Core.Activity;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Contracts;

/// <summary>
/// Takes contract documents into one piece of work, without saving it. A draft is replaced by its own source; any other
/// content under a known (id, version) is kept as a conflicting variant of its source.
/// </summary>
internal sealed class ContractIntake(ICatalogWork work, Actor actor, TimeProvider clock)
{
    private const string Kind = "ODCS";

    /// <summary>The contracts whose shown version changed, so that what hangs on them follows.</summary>
    public HashSet<string> Changed { get; } = [];

    public async Task<IReadOnlyList<DocumentResult>> TakeAsync(IReadOnlyList<(SourceDocument.Contract Document, string Source)> arrivals, CancellationToken ct)
    {
        var contracts = (await work.ContractsAsync([.. arrivals.Select(a => a.Document.Id).Distinct()], ct)).ToDictionary(c => c.ContractId.ToLowerInvariant());
        var results = new List<DocumentResult>(arrivals.Count);
        foreach (var (document, source) in arrivals)
        {
            var subject = $"{document.Id} {document.Version}";
            if (document.Id.Length > 1000 || document.Version.Length > 400)
            {
                results.Add(DocumentResult.Rejected(Kind, null, "The id is longer than 1,000 or the version longer than 400 characters. Shorten it.", document.Findings));
                continue;
            }
            var fold = document.Id.ToLowerInvariant();
            var existed = contracts.TryGetValue(fold, out var contract);
            if (contract is null)
            {
                contract = new DataContract(CatalogId.New<DataContractId>(clock), document.Id, clock.GetUtcNow());
                work.Add(contract);
                contracts.Add(fold, contract);
            }
            var (outcome, reason) = Take(contract, existed, document, source);
            results.Add(new DocumentResult(outcome, Kind, subject, reason, document.Findings));
        }
        return results;
    }

    private (ImportOutcome, string?) Take(DataContract contract, bool existed, SourceDocument.Contract document, string source)
    {
        var hash = Convert.FromHexString(document.Source.ContentHash);
        var same = contract.Versions.Where(v => v.Number == document.Version).ToList();
        if (same.Exists(v => v.ContentHash.AsSpan().SequenceEqual(hash))) return (ImportOutcome.Unchanged, null);

        var now = clock.GetUtcNow();
        if (same.Find(v => !v.Conflicting) is not { } accepted)
        {
            Store(contract, document, source, hash, conflicting: false, now);
            Tell(contract, document, "imported", $"{(existed ? "added version" : "imported version")} {document.Version} of the contract {Name(document)}", now);
            return (ImportOutcome.Created, null);
        }
        if (accepted.IsDraft && accepted.Source == source)
        {
            var before = accepted.Status;
            Write(accepted, document, hash, now);
            Show(contract, now);
            Tell(contract, document, "updated", $"replaced the draft {document.Version} of the contract {Name(document)}", now, [new FieldChange("status", before, accepted.Status)]);
            return (ImportOutcome.Updated, null);
        }

        var variant = same.Find(v => v.Conflicting && v.Source == source);
        if (variant is null) Store(contract, document, source, hash, conflicting: true, now);
        else Write(variant, document, hash, now);
        Tell(contract, document, "conflicting", $"sent other content for version {document.Version} of the contract {Name(document)}; it is kept as a conflicting variant", now);
        var why = accepted.IsDraft ? "came from another source" : $"is {accepted.Status.Trim().ToLowerInvariant()}, and only drafts change";
        return (ImportOutcome.Conflict,
            $"Version {document.Version} of {document.Id} is stored with other content and {why}. This content is kept beside it as a variant of its source; give it a version of its own to make it count.");
    }

    private void Store(DataContract contract, SourceDocument.Contract document, string source, byte[] hash, bool conflicting, DateTimeOffset now)
    {
        var version = new ContractVersion(CatalogId.New<ContractVersionId>(clock), contract.Id, document.Version, source, conflicting);
        Write(version, document, hash, now);
        contract.Add(version);
        work.Add(version);
        if (!conflicting) Show(contract, now);
    }

    private void Write(ContractVersion version, SourceDocument.Contract document, byte[] hash, DateTimeOffset now) =>
        version.Take(document.Source.Text, hash, ShownVersion.Cut(document.Model.Status) ?? "", document.ApiVersion, ContractDocumentJson.Write(document.Model), actor.Name, now);

    private void Show(DataContract contract, DateTimeOffset now)
    {
        contract.Show(now);
        Changed.Add(contract.ContractId);
    }

    private void Tell(DataContract contract, SourceDocument.Contract document, string verb, string sentence, DateTimeOffset now, IReadOnlyList<FieldChange>? changes = null)
    {
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new ActivitySubject("contract", contract.Id.Value, contract.ContractId), verb, sentence, changes));
        work.Raise(new ContractChanged(contract.Id, contract.ContractId, document.Version, actor.Name) { EventId = Guid.CreateVersion7(now), At = now });
    }

    private static string Name(SourceDocument.Contract document) => string.IsNullOrWhiteSpace(document.Model.Name) ? document.Id : document.Model.Name;
}
