namespace Catalog.Server.Auth;

internal static partial class Log
{
    [LoggerMessage(1201, LogLevel.Warning, "A sign-in failed: {Reason}")]
    public static partial void SignInFailed(this ILogger log, string reason);

    [LoggerMessage(1202, LogLevel.Warning, "{Name} is in more groups than the token holds; mappings by group give this person nothing. Emit application roles, or only groups assigned to the application")]
    public static partial void GroupsLeftOut(this ILogger log, string name);

    [LoggerMessage(1203, LogLevel.Warning, "Nobody can sign in: Catalog:Auth:Mode is not set. Legal values: EntraId, Oidc")]
    public static partial void NobodyCanSignIn(this ILogger log);

    [LoggerMessage(1204, LogLevel.Warning, "The database could not be asked about the token {Name}; what it said last holds")]
    public static partial void TokenNotAsked(this ILogger log, string name, Exception failure);

    [LoggerMessage(1205, LogLevel.Warning, "The use of the token {Name} could not be noted; the next minute's is")]
    public static partial void TokenNotNoted(this ILogger log, string name, Exception failure);
}
