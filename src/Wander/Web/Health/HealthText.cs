using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Wander.Web.Health;

/// <summary>
/// The body of <c>/healthz</c>: <c>Healthy</c> or <c>Degraded</c>, then one line for each check that is not healthy.
/// </summary>
internal static class HealthText
{
    /// <summary>Writes the body.</summary>
    public static Task Write(HttpContext context, HealthReport report)
    {
        var text = new StringBuilder().Append(report.Status);
        foreach (var (name, entry) in report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy))
            text.Append('\n').Append(name).Append(": ").Append(entry.Description);
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text.ToString(), context.RequestAborted);
    }
}
