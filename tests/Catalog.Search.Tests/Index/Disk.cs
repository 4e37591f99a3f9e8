using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Catalog.Search.Tests.Index;

/// <summary>Disks that refuse, as far as this machine lets a test make one; a test that needs another one is skipped and says so.</summary>
internal static class Disk
{
    /// <summary>Nobody writes into the folder or below it until disposed, not even root.</summary>
    public static IDisposable ReadOnly(string folder)
    {
        var root = Environment.IsPrivilegedProcess;
        var undo = new Undo(() => _ = root ? Run("chattr", "-R", "-i", folder) : Run("chmod", "-R", "u+w", folder));
        var done = root ? Run("chattr", "-R", "+i", folder) : Run("chmod", "-R", "a-w", folder);
        if (done && !CanWrite(folder)) return undo;
        undo.Dispose();
        Assert.Skip("No folder can be made read-only here: it takes a file system with chattr, or a user who is not root.");
        return undo;
    }

    /// <summary>A disk of its own of so many kilobytes at this folder, until disposed.</summary>
    public static IDisposable Small(string folder, int kilobytes)
    {
        Directory.CreateDirectory(folder);
        if (!Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={kilobytes}k"), "catalog-small-disk", folder)) Assert.Skip("No small disk can be made here: it takes the right to mount one.");
        return new Undo(() => Run("umount", "-l", folder));
    }

    /// <summary>Takes all the room that is left on the folder's disk, until disposed.</summary>
    public static IDisposable Fill(string folder)
    {
        var filler = Path.Combine(folder, "filler");
        var bytes = new byte[4096];
        using var file = new FileStream(filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true) file.Write(bytes);
        }
        catch (IOException)
        {
            // Now it is full.
        }
        return new Undo(() => File.Delete(filler));
    }

    private static bool CanWrite(string folder)
    {
        var probe = Path.Combine(folder, "probe");
        try
        {
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool Run(string tool, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(tool, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no such tool here.
            return false;
        }
    }

    private sealed class Undo(Action undo) : IDisposable
    {
        private bool undone;

        public void Dispose()
        {
            if (!undone) undo();
            undone = true;
        }
    }
}
