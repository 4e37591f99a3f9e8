namespace Catalog.Data.Conventions;

/// <summary>
/// A statement that is prepared once and run for each of many rows, for databases that live in this process: what ADO.NET
/// does around each row would cost more than the row. Parameters are bound by their place, from 1, before each run.
/// </summary>
public interface IRowStatement : IDisposable
{
    void BindNull(int place);

    void Bind(int place, long value);

    void Bind(int place, double value);

    void Bind(int place, string value);

    void Bind(int place, byte[] value);

    /// <summary>A text in UTF-8.</summary>
    void Bind(int place, ReadOnlyMemory<byte> text);

    /// <summary>A time in UTC, written as the provider writes times.</summary>
    void Bind(int place, DateTime value);

    /// <summary>Runs it; answers how many rows it touched.</summary>
    int Run();

    /// <summary>The key that the database gave to the row of the last run.</summary>
    long LastKey { get; }
}
