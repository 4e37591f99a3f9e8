using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Catalog.Server.Tests.Fixtures;
using Xunit;

namespace Catalog.Server.Tests.Searching;

/// <summary>What programs send to search by mistake or in bad faith: an answer, or a sentence that says what to do.</summary>
public sealed class SearchInputTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_question_has_an_answer_and_every_mistake_a_sentence()
    {
        await using var portal = new PortalHost();
        using var ana = await portal.SignedInAsync("ana.ruiz", Ct);

        var tooLong = await GetAsync(ana, $"q={new string('a', 9_000)}", HttpStatusCode.RequestUriTooLong);
        Assert.Contains("POST /api/v1/search", tooLong.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await PostAsync(ana, JsonSerializer.Serialize(new { q = new string('a', 10_000) }), HttpStatusCode.OK);
        var cut = await PostAsync(ana, JsonSerializer.Serialize(new { q = string.Join(' ', Enumerable.Range(0, 100_000)) }), HttpStatusCode.OK);
        Assert.NotEmpty(cut.GetProperty("notes").EnumerateArray());
        foreach (var strange in (string[])["q=%00%01%1f", "q=%ff%fe", "q=%ed%a0%80", "q=%F0%9F%98%80", "q=%E2%80%AEsredro", "q=***", "q=%22orders", "q=%2Btitle%3Ax%5E9%20%7B!x%7D%20%5B*%20TO%20*%5D", "after=nonsense", "after=-1", "limit=0", "limit=2147483647", "type=nonsense", "q=&q=orders"])
        {
            await GetAsync(ana, strange, HttpStatusCode.OK);
            using var suggested = await ana.GetAsync(new Uri($"/api/v1/search/suggest?{strange}", UriKind.Relative), Ct);
            Assert.Equal(HttpStatusCode.OK, suggested.StatusCode);
        }
        await GetAsync(ana, "limit=many", HttpStatusCode.BadRequest);
        var days = await GetAsync(ana, "updatedFrom=yesterday", HttpStatusCode.UnprocessableEntity);
        Assert.Contains("2026-01-31", days.GetProperty("errors").GetProperty("updatedFrom")[0].GetString(), StringComparison.Ordinal);
        await PostAsync(ana, "{\"q\":", HttpStatusCode.BadRequest);
        await PostAsync(ana, "{\"q\":5}", HttpStatusCode.BadRequest);
        await PostAsync(ana, string.Concat(Enumerable.Repeat("{\"filters\":", 200)), HttpStatusCode.BadRequest);
        var filter = await PostAsync(ana, "{\"filters\":{\"colour\":[\"red\"]}}", HttpStatusCode.UnprocessableEntity);
        Assert.Contains("certification", filter.GetProperty("errors").GetProperty("colour")[0].GetString(), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> GetAsync(HttpClient http, string query, HttpStatusCode expected)
    {
        using var answer = await http.GetAsync(new Uri($"/api/v1/search?{query}", UriKind.Relative), Ct);
        return await ReadAsync(answer, expected, query);
    }

    private static async Task<JsonElement> PostAsync(HttpClient http, string body, HttpStatusCode expected)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri("/api/v1/search", UriKind.Relative), content, Ct);
        return await ReadAsync(answer, expected, body);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, HttpStatusCode expected, string asked)
    {
        Assert.True(expected == answer.StatusCode, $"{answer.StatusCode} for {asked[..Math.Min(60, asked.Length)]}: {await answer.Content.ReadAsStringAsync(Ct)}");
        var read = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        if (!answer.IsSuccessStatusCode) Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return read;
    }
}
