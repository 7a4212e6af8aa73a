using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Wander.Web.Health;

/// <summary>What <c>/healthz</c> answers: <c>Healthy</c> or <c>Degraded</c>, then a line for each reason.</summary>
internal static class HealthText
{
    /// <summary>Writes the answer.</summary>
    public static Task Write(HttpContext context, HealthReport report)
    {
        var text = new StringBuilder().Append(report.Status);
        foreach (var (name, entry) in report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy))
            text.Append('\n').Append(name).Append(": ").Append(entry.Description);
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text.ToString(), context.RequestAborted);
    }
}
