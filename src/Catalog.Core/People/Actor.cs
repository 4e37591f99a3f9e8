using System.Collections.Frozen;
using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;

namespace Catalog.Core.People;

/// <summary>What a token may be; <see cref="Reader"/> and <see cref="Gate"/> see as an analyst does.</summary>
public enum TokenRole { Reader, Intake, Gate, Owner, Steward, Administrator }

/// <summary>
/// Whoever acts now: a signed-in person, a token, or the machine itself; with everything the authorisation decision
/// needs to know about them. Immutable; made anew for each request and re-read during long circuits.
/// </summary>
public sealed record Actor
{
    /// <summary>Nobody is signed in.</summary>
    public static Actor Anonymous { get; } = new() { Name = "Anonymous" };

    /// <summary>The portal itself: expiry, seeding, workers.</summary>
    public static Actor System { get; } = new() { Name = "Catalog", SignedIn = true, Administrator = true, Via = ActivityVia.System };

    /// <summary>The person; <c>null</c> for tokens and the machine.</summary>
    public PersonId? PersonId { get; init; }
    public required string Name { get; init; }
    public bool SignedIn { get; init; }
    public bool Administrator { get; init; }
    /// <summary>Teams whose products this actor owns.</summary>
    public FrozenSet<TeamId> Teams { get; init; } = [];
    /// <summary>Domains this actor looks after, sub-domains included.</summary>
    public FrozenSet<DomainId> Stewards { get; init; } = [];
    /// <summary>Products with a grant that holds now.</summary>
    public FrozenSet<DataProductId> Granted { get; init; } = [];
    /// <summary>Set when a token acts.</summary>
    public TokenRole? Token { get; init; }
    public ActivityVia Via { get; init; } = ActivityVia.Portal;

    /// <summary>The administrator of the machine, for the verbs of the command line.</summary>
    public static Actor Verb(string verb) => new() { Name = $"command line ({verb})", SignedIn = true, Administrator = true, Via = ActivityVia.Verb };
}
