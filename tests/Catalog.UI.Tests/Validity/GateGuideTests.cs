using System.Diagnostics;
using Catalog.UI.Validity;
using Xunit;

namespace Catalog.UI.Tests.Validity;

/// <summary>What people copy from the gate's page is at least correct in its language; where an interpreter is missing, the test says so.</summary>
public sealed class GateGuideTests
{
    public static TheoryData<string> Of(string language) => [.. GateGuide.All.Where(s => s.Language == language).Select(s => s.Title)];

    [Theory]
    [MemberData(nameof(Of), "python")]
    public Task Python_parses_it_or_the_test_is_skipped_without_python3(string title) => ChecksAsync(title, "python3", "-c", "import ast,sys; ast.parse(sys.stdin.read())");

    [Theory]
    [MemberData(nameof(Of), "bash")]
    public Task Bash_parses_it_or_the_test_is_skipped_without_bash(string title) => ChecksAsync(title, "bash", "-n");

    private static async Task ChecksAsync(string title, string program, params string[] arguments)
    {
        Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))), $"{program} is not installed.");
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true };
        using var run = Process.Start(start)!;
        await run.StandardInput.WriteAsync(GateGuide.All.First(s => s.Title == title).Text);
        run.StandardInput.Close();
        var said = await run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(run.ExitCode == 0, said);
    }
}
