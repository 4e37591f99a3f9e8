using System.Globalization;

namespace Catalog.Core.Imports;

/// <summary>What one document of an import may cost. The host reads it from its settings.</summary>
/// <param name="Document">Bytes of one file or line (<c>Catalog:Limits:Document</c>, default 50 MB).</param>
public sealed record ImportLimits(long Document)
{
    public const string Key = "Catalog:Limits:Document";

    private const long Megabyte = 1024 * 1024;

    public static ImportLimits Default { get; } = new(50 * Megabyte);

    /// <summary>The limit in the words of a sentence.</summary>
    public string Words => Document >= Megabyte ? string.Create(CultureInfo.InvariantCulture, $"{Document / Megabyte} MB") : string.Create(CultureInfo.InvariantCulture, $"{Document} bytes");
}
