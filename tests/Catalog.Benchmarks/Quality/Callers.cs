using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Catalog.Benchmarks.Lineage;

namespace Catalog.Benchmarks.Quality;

/// <summary>So many callers that each ask again as soon as they were answered; over bare sockets, so that what is measured is the portal and not a client.</summary>
internal sealed class Callers(Uri portal, IReadOnlyList<string> tokens)
{
    private const int Count = 64;

    /// <summary>Requests per second, and the time in milliseconds that 99 of 100 do not exceed.</summary>
    public async Task<(double Rate, double P99)> AskAsync(IReadOnlyList<string> paths, TimeSpan time)
    {
        var requests = tokens.Select(token => paths.Select(path => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {portal.Authority}\r\nAuthorization: Bearer {token}\r\n\r\n")).ToList()).ToList();
        var began = Stopwatch.GetTimestamp();
        var each = await Task.WhenAll(Enumerable.Range(0, Count).Select(caller => Task.Run(() => CallAsync(requests[caller % tokens.Count], caller, began, time))));
        var elapsed = Stopwatch.GetElapsedTime(began);
        var times = each.SelectMany(t => t).ToList();
        return (times.Count / elapsed.TotalSeconds, Shares.At(times, 0.99));
    }

    private async Task<List<double>> CallAsync(List<byte[]> requests, int caller, long began, TimeSpan time)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(portal.Host, portal.Port);
        var stream = client.GetStream();
        var (times, buffer, random) = (new List<double>(), new byte[65_536], new Random(caller));
        while (Stopwatch.GetElapsedTime(began) < time)
        {
            var asked = Stopwatch.GetTimestamp();
            await stream.WriteAsync(requests[random.Next(requests.Count)]);
            await AnswerAsync(stream, buffer);
            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }
        return times;
    }

    private static async Task AnswerAsync(NetworkStream stream, byte[] buffer)
    {
        var (read, end) = (0, -1);
        while (end < 0)
        {
            var more = await stream.ReadAsync(buffer.AsMemory(read));
            if (more == 0) throw new InvalidOperationException("The portal closed the connection.");
            read += more;
            end = buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8);
        }
        var head = Encoding.ASCII.GetString(buffer, 0, end);
        if (!head.StartsWith("HTTP/1.1 200", StringComparison.Ordinal)) throw new InvalidOperationException(head);
        var length = head.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
        var whole = end + 4 + int.Parse(head.AsSpan(length + 16, (head.IndexOf('\r', length) is > 0 and var stop ? stop : head.Length) - length - 16), CultureInfo.InvariantCulture);
        while (read < whole) read += await stream.ReadAsync(buffer.AsMemory(read));
    }
}
