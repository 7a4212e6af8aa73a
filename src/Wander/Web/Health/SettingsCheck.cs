using Microsoft.Extensions.Diagnostics.HealthChecks;
using Wander.Configuration;

namespace Wander.Web.Health;

/// <summary>
/// The part of <c>/healthz</c> that reports whether the settings on disk are active. If they are not, the service continues with
/// the previous settings, so the state is degraded and the status code stays 200.
/// </summary>
/// <param name="health">The state of the settings.</param>
internal sealed class SettingsCheck(SettingsHealth health) : IHealthCheck
{
    /// <summary>The name of the check in the response.</summary>
    public const string Name = "settings";

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            health.Problem is { } description ? HealthCheckResult.Degraded(description) : HealthCheckResult.Healthy());
}
