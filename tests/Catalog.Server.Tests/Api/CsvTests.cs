using System.Net;
using Catalog.Server.Tests.Permissions;
using Xunit;

namespace Catalog.Server.Tests.Api;

/// <summary>Any list leaves as a file for a spreadsheet.</summary>
[Collection(nameof(PermissionPortal))]
public sealed class CsvTests(PermissionPortal portal)
{
    [Theory]
    [InlineData("/api/v1/products/{domain}/{name}/results", "ran,port,suite")]
    [InlineData("/api/v1/imports", "source,started by")]
    [InlineData("/api/v1/imports/{id:guid}", "file,line,kind")]
    [InlineData("/api/v1/tokens", "name,role,team")]
    [InlineData("/api/v1/certification-levels", "key,name")]
    [InlineData("/api/v1/inbox", "at,kind,task")]
    public async Task A_list_answers_all_its_rows_as_CSV(string route, string head)
    {
        using var answer = await portal["admin"].GetAsync(Requests.Address(route, portal.Shared("open")) + "?as=csv", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, "text/csv"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith(head, (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimStart('\uFEFF'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_holds_a_row_for_each_document_and_results_stay_with_those_who_may_read_them()
    {
        var ct = TestContext.Current.CancellationToken;
        var report = await portal["admin"].GetStringAsync(Requests.Address("/api/v1/imports/{id:guid}", portal.Shared("open")) + "?as=csv", ct);
        using var refused = await portal["analyst"].GetAsync(Requests.Address("/api/v1/products/{domain}/{name}/results", portal.Shared("restricted")) + "?as=csv", ct);

        Assert.Equal(2, report.TrimEnd().Split('\n').Length);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
