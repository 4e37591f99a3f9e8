using System.Diagnostics;
using Catalog.Connectors.OpenDataContract.Validation;
using Catalog.TestKit.Standards;
using Xunit;

namespace Catalog.Connectors.Tests.OpenDataContract;

/// <summary>The verdicts of ajv on the official schemas, from the node script beside this project.</summary>
internal static class Oracle
{
    private static readonly string Folder = Repository.PathTo("tests", "Catalog.Connectors.Tests", "oracle");

    /// <summary>The schema's name to the script.</summary>
    public static string Table(StandardVersion version) => (version < StandardVersion.Odps090 ? "odcs-" : "odps-") + version.Label()[1..];

    /// <summary>For each document whether it is valid by each of its versions.</summary>
    public static async Task<IReadOnlyList<bool[]>> AskAsync(IReadOnlyList<(StandardVersion[] Versions, string Json)> questions, CancellationToken ct)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules", "ajv")),
            "ajv is absent: run npm ci in tests/Catalog.Connectors.Tests/oracle.");
        using var node = Process.Start(new ProcessStartInfo("node",
            [Path.Combine(Folder, "validate.mjs"), StandardFiles.PathTo("odcs", "schema"), StandardFiles.PathTo("odps", "schema")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var answers = ReadAsync(node, ct);
        foreach (var (versions, json) in questions)
        {
            await node.StandardInput.WriteLineAsync($$"""{"tables":"{{string.Join(' ', versions.Select(Table))}}","document":{{json}}}""");
        }
        node.StandardInput.Close();
        var all = await answers;
        await node.WaitForExitAsync(ct);
        return all;
    }

    private static async Task<List<bool[]>> ReadAsync(Process node, CancellationToken ct)
    {
        var answers = new List<bool[]>();
        while (await node.StandardOutput.ReadLineAsync(ct) is { } line) answers.Add([.. line.Select(answer => answer == '1')]);
        return answers;
    }
}
