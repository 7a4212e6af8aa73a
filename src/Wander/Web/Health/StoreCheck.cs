using Microsoft.Extensions.Diagnostics.HealthChecks;
using Wander.Storage;

namespace Wander.Web.Health;

/// <summary>
/// The part of <c>/healthz</c> that reports whether the network can be stored. If it cannot, the service continues to work, so
/// the state is degraded and the status code stays 200.
/// </summary>
/// <param name="health">The state of the store.</param>
internal sealed class StoreCheck(StoreHealth health) : IHealthCheck
{
    /// <summary>The name of the check in the response.</summary>
    public const string Name = "store";

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var state = health.Now;
        return Task.FromResult((state.Problem ?? state.Loss) is { } description
            ? HealthCheckResult.Degraded(description)
            : HealthCheckResult.Healthy());
    }
}
