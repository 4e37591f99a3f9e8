namespace Catalog.Core.Access;

/// <summary>What can be done with a data product.</summary>
public enum ProductAction
{
    /// <summary>Know that it exists: name, domain, owner, purpose.</summary>
    See,
    /// <summary>Documentation, schema, contract, fields, grants' effects: everything else about it.</summary>
    ReadDetails,
    AskForAccess,
    /// <summary>Change what it says: sheet, documentation, tags, terms, lifecycle.</summary>
    Edit,
    SetVisibility,
    Retire,
    /// <summary>Approve or deny access requests, provision and revoke grants. Never one's own request.</summary>
    DecideAccess,
    /// <summary>See who asked and who holds grants.</summary>
    ReadAccess,
    /// <summary>Send validation results for its ports.</summary>
    SendResults,
}

/// <summary>What can be done with the mesh itself. Some actions are about one domain or one team.</summary>
public enum MeshAction
{
    /// <summary>Lists, glossary, teams and domains.</summary>
    Browse,
    /// <summary>Make a product owned by the given team in the given domain.</summary>
    RegisterProduct,
    ManageDomain,
    CreateDomain,
    ManageTeam,
    CreateTeam,
    ManageMembers,
    ManageGlossary,
    ManageTags,
    /// <summary>Give and take roles.</summary>
    ManagePeople,
    ManageTokens,
    CreateTeamToken,
    DefineCertification,
    /// <summary>Import folders and archives; single products are decided per product.</summary>
    RunImport,
    ReadImports,
    ReadHealth,
    /// <summary>Synonyms, and making the index anew.</summary>
    ManageSearch,
    /// <summary>Send OpenLineage events.</summary>
    SendLineage,
    /// <summary>Send validation results; for which products is decided per product.</summary>
    SendResults,
    /// <summary>Set the rules of validity for the whole mesh.</summary>
    SetMeshPolicy,
}
