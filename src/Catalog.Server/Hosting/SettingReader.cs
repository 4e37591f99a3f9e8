using System.Globalization;

namespace Catalog.Server.Hosting;

/// <summary>A setting whose value cannot be used. The message names key, value and the legal values in one line.</summary>
public sealed class SettingException(string message) : Exception(message);

/// <summary>Reads settings and refuses wrong ones by key, value and legal values.</summary>
internal sealed class SettingReader(IConfiguration configuration)
{
    public string? Text(string key) => configuration[key] is { Length: > 0 } value ? value.Trim() : null;

    public string Required(string key, string legal) => Text(key) ?? throw new SettingException($"{key} is not set. Legal values: {legal}.");

    public TEnum Word<TEnum>(string key, TEnum unset, params TEnum[] legal) where TEnum : struct, Enum
    {
        if (Text(key) is not { } value) return unset;
        if (legal.Length == 0) legal = Enum.GetValues<TEnum>();
        foreach (var word in legal)
            if (word.ToString().Equals(value, StringComparison.OrdinalIgnoreCase)) return word;
        throw Wrong(key, value, string.Join(", ", legal));
    }

    public bool Flag(string key, bool unset) =>
        Text(key) is not { } value ? unset : bool.TryParse(value, out var flag) ? flag : throw Wrong(key, value, "true, false");

    public long Number(string key, long unset, long least, long most) =>
        Text(key) is not { } value ? unset
        : long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw Wrong(key, value, string.Create(CultureInfo.InvariantCulture, $"whole numbers from {least} to {most}"));

    public Uri? Address(string key) =>
        Text(key) is not { } value ? null
        : Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw Wrong(key, value, "absolute http or https addresses");

    public static SettingException Wrong(string key, string value, string legal) => new($"{key} is '{value}'. Legal values: {legal}.");
}
