using System.Diagnostics;
using System.Globalization;
using System.Net;
using Catalog.TestKit.Standards;

namespace Catalog.EndToEnd.Tests.Fixtures.Portal;

/// <summary>
/// The built portal as a process of its own on a loopback port, with a data directory of its own: what a test needs that
/// kills, stops or restarts it. A restart keeps the address and the data.
/// </summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly Dictionary<string, string> _settings;
    private readonly List<string> _output = [];
    private Process? _process;

    private PortalProcess(IReadOnlyDictionary<string, string> settings)
    {
        DataDirectory = Directory.CreateTempSubdirectory("catalog-portal-").FullName;
        Url = new Uri($"http://127.0.0.1:{Loopback.FreePort()}/");
        _settings = new Dictionary<string, string>(settings)
        {
            ["Catalog:DataDirectory"] = DataDirectory,
        };
    }

    /// <summary>Where the portal listens.</summary>
    public Uri Url { get; }

    /// <summary>Its data directory, removed in the end.</summary>
    public string DataDirectory { get; }

    /// <summary>The environment it runs in; Development brings the demo personas.</summary>
    public string Environment { get; init; } = "Development";

    /// <summary>The id of the running process.</summary>
    public int ProcessId => Running.Id;

    /// <summary>Everything the portal has printed, restarts included.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return string.Join('\n', _output);
        }
    }

    private Process Running => _process ?? throw new InvalidOperationException("The portal is not running.");

    /// <summary>Starts a portal with these settings (Catalog:… keys) and waits until it is ready.</summary>
    public static async Task<PortalProcess> StartAsync(
        CancellationToken ct, IReadOnlyDictionary<string, string>? settings = null, string environment = "Development")
    {
        var portal = new PortalProcess(settings ?? new Dictionary<string, string>()) { Environment = environment };
        await portal.StartAgainAsync(ct);
        return portal;
    }

    /// <summary>Starts a portal that was killed or stopped, on the same port and data.</summary>
    public async Task StartAgainAsync(CancellationToken ct)
    {
        _process?.Dispose();
        _process = Launch([]);
        await WaitUntilReadyAsync(TimeSpan.FromSeconds(60), ct);
    }

    /// <summary>Takes the process away without a word (SIGKILL).</summary>
    public async Task KillAsync()
    {
        Running.Kill();
        await Running.WaitForExitAsync();
    }

    /// <summary>Asks the process to stop (SIGTERM) and answers with its exit code.</summary>
    public async Task<int> TerminateAsync(CancellationToken ct)
    {
        using (var kill = Process.Start("kill", ["-TERM", ProcessId.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(ct);
        await Running.WaitForExitAsync(ct);
        return Running.ExitCode;
    }

    /// <summary>Runs a verb (import, backup, check …) with the settings of this portal, whether it is up or not.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(CancellationToken ct, params string[] verb)
    {
        var lines = new List<string>();
        using var process = Launch(verb, lines);
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, string.Join('\n', lines));
    }

    /// <summary>Runs a verb and takes its process away (SIGKILL) when <paramref name="now"/> says so; false when it was faster.</summary>
    public async Task<bool> RunAndKillAsync(Func<Task<bool>> now, CancellationToken ct, params string[] verb)
    {
        using var process = Launch(verb, []);
        while (!process.HasExited)
        {
            if (await now())
            {
                process.Kill();
                await process.WaitForExitAsync(ct);
                return true;
            }

            await Task.Delay(5, ct);
        }

        return false;
    }

    /// <summary>Waits until /healthz/ready answers 200; throws with the portal's output when it does not.</summary>
    public async Task WaitUntilReadyAsync(TimeSpan patience, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync(ct))
        {
            if (Running.HasExited)
            {
                // Waiting also reads what is left of the output.
                await Running.WaitForExitAsync(ct);
                throw new InvalidOperationException($"The portal ended with {Running.ExitCode}:\n{Output}");
            }

            if (Stopwatch.GetElapsedTime(began) > patience)
                throw new TimeoutException($"The portal was not ready after {patience}:\n{Output}");
            await Task.Delay(50, ct);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await KillAsync();
        _process?.Dispose();
        Directory.Delete(DataDirectory, recursive: true);
    }

    private async Task<bool> IsReadyAsync(CancellationToken ct)
    {
        try
        {
            using var response = await Http.GetAsync(new Uri(Url, "healthz/ready"), ct);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            // Nobody listens yet.
            return false;
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            // Somebody listens, and is too busy to answer.
            return false;
        }
    }

    private Process Launch(string[] verb, List<string>? lines = null)
    {
        var output = lines ?? _output;
        var start = new ProcessStartInfo(Executable())
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        foreach (var word in verb)
            start.ArgumentList.Add(word);
        foreach (var (key, value) in _settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = Environment;
        start.Environment["DOTNET_ENVIRONMENT"] = Environment;
        start.Environment["ASPNETCORE_URLS"] = Url.ToString();

        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void Keep(string? line)
        {
            if (line is null)
                return;
            lock (output)
                output.Add(line);
        }
    }

    internal static string Executable()
    {
        // The tests are built beside the portal and with the same configuration: artifacts/bin/<project>/<configuration>.
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Repository.PathTo("artifacts", "bin", "Catalog.Server", configuration, "Catalog.Server");
    }
}
