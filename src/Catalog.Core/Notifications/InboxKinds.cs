namespace Catalog.Core.Notifications;

/// <summary>The kinds of inbox entry that the mesh itself contributes. A capability adds its own word and tells the inbox page how to show it.</summary>
public static class InboxKinds
{
    /// <summary>Task: somebody asks to read a port.</summary>
    public const string AccessRequest = "access-request";

    /// <summary>Notice to the asker: the request was decided.</summary>
    public const string AccessDecided = "access-decided";

    /// <summary>Task for those who decided: make the grant real.</summary>
    public const string Provisioning = "grant-provisioning";

    /// <summary>Notice to the holder: the access is there.</summary>
    public const string GrantProvisioned = "grant-provisioned";

    /// <summary>Notice to the holder: the end is near.</summary>
    public const string GrantEnding = "grant-ending";

    /// <summary>Notice to the holder: it ended or was revoked.</summary>
    public const string GrantEnded = "grant-ended";

    /// <summary>Task: a document wants another owner or domain for a product.</summary>
    public const string OwnershipProposal = "ownership-proposal";

    /// <summary>Notice to its person: a saved search found something new.</summary>
    public const string SavedSearch = "saved-search";

    /// <summary>Notice to the steward: a second product claims a dataset.</summary>
    public const string DatasetDispute = "dataset-dispute";

    /// <summary>Notice to those who watch: something changed.</summary>
    public const string Watched = "watched";

    /// <summary>Task for stewards: an edge was proposed or inferred.</summary>
    public const string LineageEdge = "lineage-edge";

    /// <summary>Notice to the owners of both ends: somebody proposed an edge.</summary>
    public const string LineageProposed = "lineage-proposed";

    /// <summary>Notice to its author: the edge was decided.</summary>
    public const string LineageDecided = "lineage-decided";

    /// <summary>Notice to its author and the owners of both ends: somebody asks about an edge.</summary>
    public const string LineageAsked = "lineage-asked";
}
