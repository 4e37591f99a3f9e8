using System.Diagnostics;
using Catalog.TestKit.Standards;
using Xunit;

namespace Catalog.Connectors.Tests.OpenDataContract;

/// <summary>The verdicts of ajv on the official schemas, from the node script beside this project.</summary>
internal static class Oracle
{
    private static readonly string Folder = Repository.PathTo("tests", "Catalog.Connectors.Tests", "oracle");

    public static async Task<IReadOnlyList<bool>> AskAsync(IReadOnlyList<(string Table, string Json)> questions, CancellationToken ct)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules", "ajv")),
            "ajv is absent: run npm ci in tests/Catalog.Connectors.Tests/oracle.");
        using var node = Process.Start(new ProcessStartInfo("node",
            [Path.Combine(Folder, "validate.mjs"), Repository.PathTo("src", "Catalog.Connectors", "OpenDataContract", "Schemas")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var answers = ReadAsync(node, ct);
        foreach (var (table, json) in questions)
        {
            await node.StandardInput.WriteLineAsync($$"""{"table":"{{table}}","document":{{json}}}""");
        }
        node.StandardInput.Close();
        var all = await answers;
        await node.WaitForExitAsync(ct);
        return all;
    }

    private static async Task<List<bool>> ReadAsync(Process node, CancellationToken ct)
    {
        var answers = new List<bool>();
        while (await node.StandardOutput.ReadLineAsync(ct) is { } line) answers.Add(line == "1");
        return answers;
    }
}
