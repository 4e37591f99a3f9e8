using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Catalog.TestKit.Databases;

/// <summary>A throw-away PostgreSQL cluster on loopback, started at the first use and stopped with the process.</summary>
internal static class PostgresCluster
{
    private static readonly string? Configured = Environment.GetEnvironmentVariable("CATALOG_TEST_POSTGRES");
    private static readonly string? Binaries = FindBinaries();
    private static readonly Lazy<Task<string>> Admin = new(StartAsync);

    /// <summary>Why there is no PostgreSQL here; null when there is.</summary>
    public static string? Absence =>
        Configured is { Length: > 0 } || Binaries is not null
            ? null
            : "set CATALOG_TEST_POSTGRES or install PostgreSQL (infra/test.sh does it).";

    /// <summary>Leads to the database from which others are created.</summary>
    public static Task<string> AdminConnectionStringAsync() =>
        Configured is { Length: > 0 } ? Task.FromResult(Configured) : Admin.Value;

    private static async Task<string> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("catalog-pg-").FullName;
        var data = Path.Combine(folder, "data");
        var port = FreePort();
        if (Environment.IsPrivilegedProcess)
        {
            // PostgreSQL refuses to run as root.
            await RunAsync("chown", ["postgres", folder]);
        }

        await RunAsPostgresAsync("initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(folder, data);
        await RunAsPostgresAsync("pg_ctl", "-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o",
            $"-c listen_addresses=127.0.0.1 -p {port} -c unix_socket_directories={folder} -c fsync=off -c synchronous_commit=off -c full_page_writes=off",
            "start");
        return new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "postgres", Database = "postgres" }.ToString();
    }

    private static void Stop(string folder, string data)
    {
        RunAsPostgresAsync("pg_ctl", "-D", data, "-m", "immediate", "stop").GetAwaiter().GetResult();
        Directory.Delete(folder, recursive: true);
    }

    private static Task RunAsPostgresAsync(string tool, params string[] arguments)
    {
        var path = Path.Combine(Binaries!, tool);
        return Environment.IsPrivilegedProcess
            ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments])
            : RunAsync(path, arguments);
    }

    private static async Task RunAsync(string file, string[] arguments)
    {
        // Output stays unread on purpose: the started server would inherit the pipe and hold it open.
        var start = new ProcessStartInfo("sh") { WorkingDirectory = Path.GetTempPath() };
        foreach (var argument in (string[])["-c", "exec \"$@\" >/dev/null 2>&1", "sh", file, .. arguments])
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? FindBinaries()
    {
        // Debian keeps the server's programs off the PATH.
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin"))
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return debian.Concat(path).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));
    }
}
