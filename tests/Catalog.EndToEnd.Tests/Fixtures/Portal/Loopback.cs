using System.Net;
using System.Net.Sockets;

namespace Catalog.EndToEnd.Tests.Fixtures.Portal;

internal static class Loopback
{
    // Below the ports that the system gives to outgoing connections: while a portal is down, a browser that tries to reach it must not take its port.
    private const int Lowest = 10_000;
    private const int Highest = 30_000;

    private static int _next = new Random().Next(Lowest, Highest);

    /// <summary>A port on which nobody listens, and that this process has not given out before.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Lowest + (Interlocked.Increment(ref _next) % (Highest - Lowest));
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // Somebody else's: the next one.
            }
        }
    }
}
