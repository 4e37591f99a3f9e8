namespace Catalog.EndToEnd.Tests.Fixtures.Authority;

/// <summary>Somebody whom the test authority knows.</summary>
public sealed record TestUser(string Name, string DisplayName, IReadOnlyList<string> Roles, IReadOnlyList<string> Groups)
{
    /// <summary>Has the application role of an administrator.</summary>
    public static readonly TestUser Alice = new("alice", "Alice Adler", ["Catalog.Admin"], ["platform"]);

    /// <summary>Has no right beyond being signed in.</summary>
    public static readonly TestUser Bob = new("bob", "Bob Brandt", ["Catalog.Viewer"], []);

    /// <summary>Is in the directory group of a team.</summary>
    public static readonly TestUser Olga = new("olga", "Olga Olsen", [], ["sales-team"]);

    /// <summary>Is in the directory group of a domain's stewards.</summary>
    public static readonly TestUser Stefan = new("stefan", "Stefan Stein", [], ["sales-stewards"]);

    /// <summary>Everybody.</summary>
    public static readonly IReadOnlyList<TestUser> All = [Alice, Bob, Olga, Stefan];

    /// <summary>The stable id, as the claims sub and oid carry it.</summary>
    public string Subject => $"00000000-0000-0000-0000-{Convert.ToHexStringLower(System.Text.Encoding.ASCII.GetBytes(Name)).PadLeft(12, '0')[..12]}";
}
