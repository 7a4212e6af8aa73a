using Microsoft.Extensions.Diagnostics.HealthChecks;
using Wander.Configuration;

namespace Wander.Web.Health;

/// <summary>
/// Part of <c>/healthz</c>: whether the settings on disk are those in force. It is served all the same, so the answer stays
/// 200.
/// </summary>
/// <param name="health">How that is.</param>
internal sealed class SettingsCheck(SettingsHealth health) : IHealthCheck
{
    /// <summary>Its name in the answer.</summary>
    public const string Name = "settings";

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            health.Problem is { } description ? HealthCheckResult.Degraded(description) : HealthCheckResult.Healthy());
}
