using Microsoft.Extensions.Diagnostics.HealthChecks;
using Wander.State;
using Wander.Web.Localization;

namespace Wander.Web.Health;

/// <summary><c>/readyz</c>: whether there is something to recommend.</summary>
/// <param name="live">The network.</param>
/// <param name="texts">What it says.</param>
internal sealed class ReadyCheck(LiveNetwork live, InterfaceTexts texts) : IHealthCheck
{
    /// <summary>The tag by which <c>/readyz</c> finds it.</summary>
    public const string Tag = "ready";

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(live.Now.Network is { Pool.Count: 0 } network
            ? HealthCheckResult.Unhealthy(texts.NothingToRecommend(network, language: null))
            : HealthCheckResult.Healthy());
}
