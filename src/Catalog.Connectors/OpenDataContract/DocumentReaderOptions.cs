namespace Catalog.Connectors.OpenDataContract;

/// <summary>What the host lets a file cost.</summary>
public sealed record DocumentReaderOptions
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>The largest file in bytes, after unpacking; default 50 MB.</summary>
    public long MaxBytes { get; init; } = 50 * Megabyte;

    /// <summary>The largest file in the words of a sentence.</summary>
    internal string MaxWords => MaxBytes >= Megabyte ? $"{MaxBytes / Megabyte} MB" : $"{MaxBytes} bytes";
}
