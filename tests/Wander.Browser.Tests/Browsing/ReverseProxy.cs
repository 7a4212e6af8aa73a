using Microsoft.AspNetCore.Http;

namespace Wander.Browser.Tests.Browsing;

/// <summary>A reverse proxy in front of a console. Visitors send requests to the proxy, which has another host name.</summary>
internal static class ReverseProxy
{
    /// <summary>Returns a handler that forwards requests to a console.</summary>
    /// <param name="console">The console.</param>
    /// <param name="strip">The prefix that the proxy removes from the path; empty to keep the path.</param>
    public static RequestDelegate To(WanderHost console, string strip = "") => async context =>
    {
        var path = context.Request.Path.ToUriComponent()[strip.Length..] + context.Request.QueryString;
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(console.Root, path));
        foreach (var name in new[] { "Accept", "Accept-Language", "If-None-Match" })
            request.Headers.TryAddWithoutValidation(name, context.Request.Headers[name].ToArray());
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Add("X-Forwarded-Proto", context.Request.Scheme);
        request.Headers.Add("X-Forwarded-Host", context.Request.Host.Value);

        using var response = await console.Client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(
            header => header.Key != "Transfer-Encoding"))
            context.Response.Headers[name] = values.ToArray();
        await using var body = await response.Content.ReadAsStreamAsync(context.RequestAborted);
        await CopyAsync(body, context);
    };

    // Flushes after each read, so that events arrive immediately.
    private static async Task CopyAsync(Stream body, HttpContext context)
    {
        var buffer = new byte[16 * 1024];
        while (await body.ReadAsync(buffer, context.RequestAborted) is > 0 and var length)
        {
            await context.Response.Body.WriteAsync(buffer.AsMemory(0, length), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }
}
