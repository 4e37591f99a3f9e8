using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Catalog.EndToEnd.Tests.Drills;

/// <summary>A line to a server that can be cut and mended: cut, what runs over it ends, and nobody answers.</summary>
internal sealed class SeverableLine(string host, int port) : IDisposable
{
    private readonly ConcurrentBag<TcpClient> _ends = [];
    private TcpListener? _listener;

    public int Port { get; private set; }

    public void Mend()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync(_listener);
    }

    public void Cut()
    {
        _listener?.Dispose();
        while (_ends.TryTake(out var end)) end.Dispose();
    }

    public void Dispose() => Cut();

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var near = await listener.AcceptTcpClientAsync();
                _ends.Add(near);
                _ = CarryAsync(near);
            }
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException)
        {
            // Nobody is let in any more.
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        using var far = new TcpClient();
        _ends.Add(far);
        try
        {
            await far.ConnectAsync(host, port);
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream()), far.GetStream().CopyToAsync(near.GetStream()));
        }
        catch (Exception cut) when (cut is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The line was cut, or one side hung up.
        }
        near.Dispose();
    }
}
