using Catalog.TestKit.Databases;
using Microsoft.Playwright;

namespace Catalog.Benchmarks.Portal;

/// <summary>What one load of a page asks the database, prerendering and start of the circuit together.</summary>
internal sealed class QueriesTwice(Browser browser, Visitor visitor, SqlLog sql)
{
    public async Task<IReadOnlyList<Figure>> MeasureAsync(string name, string path)
    {
        var profile = await browser.ProfileAsync(visitor);
        sql.Take();
        var page = await Browser.OpenAsync(profile, new Uri(visitor.Http.BaseAddress!, path));
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var asked = sql.Take();
        var twice = asked.GroupBy(command => command, StringComparer.Ordinal).Where(same => same.Count() > 1).ToList();
        foreach (var same in twice) await Console.Error.WriteLineAsync($"{name}: {same.Count()} times {same.Key}");
        await Console.Error.WriteLineAsync($"{name}: {asked.Count} commands for one load");
        await profile.DisposeAsync();
        return [new Figure($"{name}-queries-twice", twice.Count, "queries", 0)];
    }
}
