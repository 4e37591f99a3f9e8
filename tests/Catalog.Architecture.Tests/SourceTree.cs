using Catalog.TestKit.Standards;

namespace Catalog.Architecture.Tests;

/// <summary>The files that people wrote: the checkout without what builds and tools put there.</summary>
internal static class SourceTree
{
    private static readonly HashSet<string> Generated = ["artifacts", "bin", "obj", "node_modules", "dist", ".git", "data", "islands", ".vs", ".idea", ".vscode"];

    public static IReadOnlyList<string> Files { get; } =
        [.. Walk(new DirectoryInfo(Repository.Root)).Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> With(params string[] extensions) =>
        Files.Where(file => extensions.Contains(Path.GetExtension(file)));

    public static string Read(string file) => File.ReadAllText(Repository.PathTo(file));

    private static IEnumerable<string> Walk(DirectoryInfo folder) =>
        // In a worktree of its own .git is a file.
        folder.GetFiles().Where(file => file.Name != ".git").Select(file => file.FullName)
            .Concat(folder.GetDirectories().Where(IsWritten).SelectMany(Walk));

    // "islands" is build output below wwwroot only; the sources of the islands have a workspace of their own.
    private static bool IsWritten(DirectoryInfo folder) =>
        !Generated.Contains(folder.Name)
        || (folder.Name == "islands" && folder.Parent!.Name != "wwwroot")
        || (folder.Name == "data" && folder.Parent!.FullName != Repository.Root);
}
