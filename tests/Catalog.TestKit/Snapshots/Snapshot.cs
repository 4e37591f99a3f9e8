using System.Runtime.CompilerServices;
using Catalog.TestKit.Standards;
using Xunit;

namespace Catalog.TestKit.Snapshots;

/// <summary>Compares a text with a file in the Snapshots folder beside the test; UPDATE_SNAPSHOTS=1 writes it.</summary>
public static class Snapshot
{
    private static readonly bool Updating = Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    /// <summary>Fails unless <paramref name="actual"/> is the text that was last accepted under this name.</summary>
    public static void Match(string name, string actual, [CallerFilePath] string caller = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(Local(caller))!, "Snapshots", name);
        var text = actual.ReplaceLineEndings("\n");
        if (!text.EndsWith('\n'))
            text += '\n';

        if (Updating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            return;
        }

        Assert.True(File.Exists(file), $"There is no snapshot {file}; UPDATE_SNAPSHOTS=1 writes it.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text);
    }

    // A deterministic build writes /_/ in place of the checkout's own path.
    private static string Local(string caller) =>
        caller.StartsWith("/_/", StringComparison.Ordinal) ? Repository.PathTo(caller[3..]) : caller;
}
