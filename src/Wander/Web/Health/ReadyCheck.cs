using Microsoft.Extensions.Diagnostics.HealthChecks;
using Wander.State;
using Wander.Web.Localization;

namespace Wander.Web.Health;

/// <summary>The check of <c>/readyz</c>: healthy when at least one page can be recommended.</summary>
/// <param name="live">The network.</param>
/// <param name="texts">The texts in the interface language.</param>
internal sealed class ReadyCheck(LiveNetwork live, InterfaceTexts texts) : IHealthCheck
{
    /// <summary>The tag that selects this check for <c>/readyz</c>.</summary>
    public const string Tag = "ready";

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(live.Now.Network is { Pool.Count: 0 } network
            ? HealthCheckResult.Unhealthy(texts.NothingToRecommend(network, language: null))
            : HealthCheckResult.Healthy());
}
