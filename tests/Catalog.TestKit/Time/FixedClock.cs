using Microsoft.Extensions.Time.Testing;

namespace Catalog.TestKit.Time;

/// <summary>The clock of every test: it stands at 2030-01-15T09:00Z until the test moves it.</summary>
public sealed class FixedClock() : FakeTimeProvider(Beginning)
{
    /// <summary>The instant at which every test begins.</summary>
    public static readonly DateTimeOffset Beginning = new(2030, 1, 15, 9, 0, 0, TimeSpan.Zero);
}
