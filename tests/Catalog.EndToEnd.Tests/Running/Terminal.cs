using System.Diagnostics;
using Catalog.EndToEnd.Tests.Fixtures.Portal;

namespace Catalog.EndToEnd.Tests.Running;

/// <summary>Types commands in a folder of its own, and keeps apart what they answer and what they complain about.</summary>
internal sealed class Terminal(string environment = "Development") : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Where the commands are typed.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("catalog-terminal-").FullName;

    public async Task<Said> TypeAsync(CancellationToken ct, params string[] words)
    {
        var start = new ProcessStartInfo(PortalProcess.Executable(), words) { UseShellExecute = false, WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["DOTNET_ENVIRONMENT"] = environment;
        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        var (answer, complaint) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException late)
        {
            process.Kill();
            throw new TimeoutException($"It did not end: {await answer}{await complaint}", late);
        }
        return new Said(process.ExitCode, Lines(await answer), Lines(await complaint));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>How a command ended.</summary>
internal sealed record Said(int ExitCode, string[] Answer, string[] Complaint)
{
    public override string ToString() => $"{ExitCode}\n{string.Join('\n', Answer)}\n--\n{string.Join('\n', Complaint)}";
}
