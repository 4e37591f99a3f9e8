using System.Net;
using System.Net.Sockets;

namespace Catalog.Benchmarks.Portal;

/// <summary>A port that nobody listens on just now.</summary>
internal static class Ports
{
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
