using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Catalog.Benchmarks.Lineage;

/// <summary>Sends events to a portal and waits until the last of them is in the graph.</summary>
internal static class Filling
{
    public static async Task SendAsync(HttpClient http, IEnumerable<string> events)
    {
        foreach (var some in events.Chunk(500))
        {
            using var answer = await http.PostAsync("api/v1/lineage/batch", new StringContent($"[{string.Join(',', some)}]", Encoding.UTF8, "application/json"));
            answer.EnsureSuccessStatusCode();
        }
        // Two answers that are the same: the last event is in the graph.
        for (var (before, now) = (-1, 0); before != now || now == 0; await Task.Delay(1500))
            (before, now) = (now, (await http.GetFromJsonAsync<JsonElement>("api/v1/lineage/view?level=dataset")).GetProperty("total").GetInt32());
    }
}
