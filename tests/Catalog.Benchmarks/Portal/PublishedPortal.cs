using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Catalog.Benchmarks.Portal;

/// <summary>The portal as it would be deployed, over one data directory, as a process of its own.</summary>
internal sealed class PublishedPortal(string folder, string data) : IDisposable
{
    private Process? last;

    public Uri Url { get; } = FreeUrl();

    /// <summary>Runs a verb to its end and answers with what it printed.</summary>
    public async Task<string> RunAsync(params string[] verb)
    {
        using var process = Launch(verb);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{string.Join(' ', verb)} ended with {process.ExitCode}:\n{await output}\n{await errors}");
    }

    /// <summary>Starts the portal and measures from the start of the process to the first "ready".</summary>
    public async Task<(Process Process, TimeSpan Ready)> StartAsync()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        var began = Stopwatch.GetTimestamp();
        var process = Launch([]);
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        while (Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(60))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(Url, "healthz/ready"));
                if (answer.StatusCode == HttpStatusCode.OK) return (process, Stopwatch.GetElapsedTime(began));
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet.
            }
            catch (TaskCanceledException)
            {
                // It listens, and is too busy to answer.
            }
            await Task.Delay(10);
        }
        throw new TimeoutException("The portal was not ready within a minute.");
    }

    /// <summary>Asks the process to stop (SIGTERM) and waits until it has.</summary>
    public static async Task TerminateAsync(Process process)
    {
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>Leaves nothing running when a measurement fails.</summary>
    public void Dispose()
    {
        try
        {
            last?.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended, as it should.
        }
    }

    /// <summary>What is resident, and what of it is not the text of libraries that the system maps from their files and shares.</summary>
    public static (double Resident, double Own) Megabytes(Process process)
    {
        var status = File.ReadLines($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/status").Select(line => line.Split(':', 2)).ToLookup(p => p[0], p => p[1]);
        double Of(string name) => double.Parse(status[name].Single().Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
        return (Of("VmRSS"), Of("RssAnon") + Of("RssShmem"));
    }

    /// <summary>An address of this machine that nobody listens at.</summary>
    public static Uri FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }

    private Process Launch(string[] verb)
    {
        var start = new ProcessStartInfo(Path.Combine(folder, "Catalog.Server")) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in verb) start.ArgumentList.Add(word);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Url.ToString();
        start.Environment["Catalog__DataDirectory"] = data;
        start.Environment["Catalog__Demo__Seed"] = "false";
        return last = Process.Start(start) ?? throw new InvalidOperationException("The portal did not start.");
    }
}
