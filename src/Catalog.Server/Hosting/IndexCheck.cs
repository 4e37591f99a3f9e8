using Catalog.Core.Discovery;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Catalog.Server.Hosting;

/// <summary>How complete search is; an index that is being made does not hold up the portal.</summary>
internal sealed class IndexCheck(ISearch search) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        search.State.Condition == SearchCondition.Ready ? HealthCheckResult.Healthy(search.State.Sentence) : HealthCheckResult.Degraded(search.State.Sentence));
}
