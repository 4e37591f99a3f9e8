using Catalog.Server.Api.Lineage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Xunit;

namespace Catalog.Server.Tests.Lineage;

/// <summary>Names of datasets and jobs hold everything that an address uses for itself.</summary>
public sealed class RawNamesTests
{
    [Theory]
    [InlineData("/api/v1/jobs/s3%3A%2F%2Flake/a%2Fb%252Fc", "s3://lake", "a/b%2Fc")]
    [InlineData("/base/api/v1/jobs/x/y%20z?limit=5", "x", "y z")]
    [InlineData("http://host/api/v1/jobs/x/%F0%9F%90%9F/", "x", "🐟")]
    public void Each_name_is_decoded_once_from_what_was_sent(string target, string space, string job)
    {
        var http = new DefaultHttpContext();
        http.Features.Get<IHttpRequestFeature>()!.RawTarget = target;
        http.SetEndpoint(new RouteEndpointBuilder(_ => Task.CompletedTask, RoutePatternFactory.Parse("/api/v1/jobs/{space}/{job}"), 0).Build());

        Assert.Equal((space, job), (http.Name("space"), http.Name("job")));
    }
}
