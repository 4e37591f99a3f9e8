using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Catalog.TestKit.Databases;

/// <summary>
/// What a portal in this process asks its database while somebody waits for it: for a request or in a circuit, which both
/// run in the trace of a request. Workers in the background have none.
/// </summary>
public sealed class SqlLog : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly ConcurrentQueue<IDisposable> _subscriptions = new();
    private readonly string _database;

    /// <summary>Listens to the database whose connection string holds these words.</summary>
    public SqlLog(string database)
    {
        _database = database;
        _subscriptions.Enqueue(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>Everything asked since the last call, in order: the text of each command with the values of its parameters.</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (_asked.TryDequeue(out var command)) taken.Add(command);
        return taken;
    }

    /// <inheritdoc />
    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory) _subscriptions.Enqueue(value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
    }

    /// <inheritdoc />
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Activity.Current is not null && value.Value is CommandEventData { Command: var command }
            && command.Connection?.ConnectionString.Contains(_database, StringComparison.Ordinal) == true) _asked.Enqueue(Text(command));
    }

    /// <inheritdoc />
    public void OnCompleted() { }

    /// <inheritdoc />
    public void OnError(Exception error) { }

    /// <inheritdoc />
    public void Dispose()
    {
        while (_subscriptions.TryDequeue(out var subscription)) subscription.Dispose();
    }

    private const string DbLoggerCategory = "Microsoft.EntityFrameworkCore";

    private static string Text(DbCommand command) =>
        $"{command.CommandText} [{string.Join(", ", command.Parameters.Cast<DbParameter>().Select(p => $"{p.ParameterName}={Value(p.Value)}"))}]";

    private static string Value(object? value) => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
