using Catalog.Core.DataProducts;
using Catalog.Core.Shared;

namespace Catalog.Core.Imports;

public readonly record struct OwnershipProposalId(Guid Value) : ICatalogId<OwnershipProposalId>
{
    public static OwnershipProposalId From(Guid value) => new(value);
}

public enum ProposalState { Open, Accepted, Rejected }

/// <summary>A document wants another owning team or domain, and its sender lacks the rights on both sides: somebody with them decides.</summary>
public sealed class OwnershipProposal : IVersioned
{
    private OwnershipProposal() { }

    public OwnershipProposal(OwnershipProposalId id, DataProductId productId, string field, string? from, string? to, string source, string proposedBy, DateTimeOffset now)
        => (Id, ProductId, Field, From, To, Source, ProposedBy, ProposedAt) = (id, productId, field, from, to, source, proposedBy, now);

    public OwnershipProposalId Id { get; private set; }
    public DataProductId ProductId { get; private set; }
    /// <summary><c>team</c> or <c>domain</c>.</summary>
    public string Field { get; private set; } = "";
    public string? From { get; private set; }
    public string? To { get; private set; }
    public string Source { get; private set; } = "";
    public string ProposedBy { get; private set; } = "";
    public DateTimeOffset ProposedAt { get; private set; }
    public ProposalState State { get; private set; }
    public string? DecidedBy { get; private set; }
    public string? Reason { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public long Version { get; private set; }

    public Refusal? Decide(ProposalState state, string by, string? reason, DateTimeOffset now)
    {
        if (State != ProposalState.Open) return new Refusal.Conflict($"{DecidedBy} already {State.ToString().ToLowerInvariant()} this.", Version);
        (State, DecidedBy, Reason, DecidedAt) = (state, by, reason, now);
        return null;
    }
}
