namespace Catalog.Benchmarks.Portal;

/// <summary>
/// What each open page of the product list holds on the server, against the same rows in a plain MudDataGrid in a plain
/// MudLayout: memory in use after a full collection, over the same number of open pages, one after the other.
/// </summary>
internal sealed class CircuitMemory(Browser browser, Visitor visitor)
{
    private const int WarmUp = 5;
    private const int Pages = 40;

    public async Task<IReadOnlyList<Figure>> MeasureAsync(Uri ours, Uri rival)
    {
        var (mine, theirs) = (await PerPageAsync(ours), await PerPageAsync(rival));
        await Console.Error.WriteLineAsync(FormattableString.Invariant($"memory of an open product list: {mine:0} KB, MudDataGrid {theirs:0} KB"));
        return [new Figure("product-list-memory", mine / theirs, "x", 0.4)];
    }

    private async Task<double> PerPageAsync(Uri address)
    {
        var profile = await browser.ProfileAsync(visitor);
        for (var i = 0; i < WarmUp; i++) await Browser.OpenAsync(profile, address);
        var before = await InUseAsync();
        for (var i = 0; i < Pages; i++) await Browser.OpenAsync(profile, address);
        var after = await InUseAsync();
        await profile.DisposeAsync();
        return (after - before) / 1024.0 / Pages;
    }

    /// <summary>Bytes that live, once what was still going on has come to rest.</summary>
    private static async Task<long> InUseAsync()
    {
        for (var (last, now) = (0L, long.MaxValue); ; last = now)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            GC.Collect();
            GC.WaitForPendingFinalizers();
            now = GC.GetTotalMemory(forceFullCollection: true);
            if (Math.Abs(now - last) < 256 * 1024) return now;
        }
    }
}
