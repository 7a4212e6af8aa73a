using Microsoft.Extensions.Diagnostics.HealthChecks;
using Wander.Storage;

namespace Wander.Web.Health;

/// <summary>Part of <c>/healthz</c>: whether what is found is kept. It is served all the same, so the answer stays 200.</summary>
/// <param name="health">How keeping goes.</param>
internal sealed class StoreCheck(StoreHealth health) : IHealthCheck
{
    /// <summary>Its name in the answer.</summary>
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
