namespace Catalog.Data.Sqlite;

/// <summary>What an archive of the embedded database says about itself.</summary>
/// <param name="Format">Of the archive.</param>
/// <param name="Release">That wrote it.</param>
/// <param name="Schema">The last change of the schema that its database has.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Size">Of the database, in bytes.</param>
/// <param name="Sha256">Of the database, in hexadecimal.</param>
public sealed record BackupManifest(int Format, string Release, string Schema, DateTimeOffset MadeAt, long Size, string Sha256)
{
    public const int CurrentFormat = 1;
}
