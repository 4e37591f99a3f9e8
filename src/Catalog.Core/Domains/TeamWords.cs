using Catalog.Core.Shared;

namespace Catalog.Core.Domains;

internal static class TeamWords
{
    public const int MaxEmail = 320;

    /// <summary>Why this address cannot be taken; <c>null</c> when it can, or is empty.</summary>
    public static Refusal.Invalid? CheckEmail(string? email)
    {
        if (email.Trimmed() is not { } address) return null;
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == address.LastIndexOf('@') && at < address.Length - 1 && address.Length <= MaxEmail && !address.Any(char.IsWhiteSpace)
            ? null
            : new Refusal.Invalid("email", "Write an e-mail address, such as orders@example.org, or leave it empty.");
    }
}
