using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Wander.Testing;

/// <summary>Responses of websites, including misbehaving ones.</summary>
public static class Replies
{
    public static RequestDelegate Script(string text) => Text(text, "text/javascript");

    public static RequestDelegate Html(string text) => Text(text, "text/html; charset=utf-8");

    /// <summary>Sends a text with validators. A conditional request with the current ETag gets 304 Not Modified.</summary>
    public static RequestDelegate Text(string text, string type) => async context =>
    {
        var tag = $"\"{text.Length:x}-{string.GetHashCode(text, StringComparison.Ordinal):x}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.LastModified = "Fri, 15 May 2026 03:59:32 GMT";
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = 304;
            return;
        }
        await Bytes(Encoding.UTF8.GetBytes(text), type)(context);
    };

    public static RequestDelegate Bytes(byte[] bytes, string type, params (string Name, string Value)[] headers) =>
        async context =>
    {
        context.Response.ContentType = type;
        foreach (var (name, value) in headers)
            context.Response.Headers.Append(name, value);
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    };

    public static RequestDelegate Status(int status, params (string Name, string Value)[] headers) => context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers.Append(name, value);
        return Task.CompletedTask;
    };

    public static RequestDelegate Redirect(string location, int status = 302) => Status(status, ("Location", location));

    /// <summary>Never responds.</summary>
    public static RequestDelegate Hang() => context => Task.Delay(Timeout.Infinite, context.RequestAborted);

    /// <summary>Closes the connection without a response.</summary>
    public static RequestDelegate Reset() => context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>
    /// Sends an endless body as fast as the client reads it. <paramref name="written"/> receives the length of each chunk in
    /// bytes.
    /// </summary>
    public static RequestDelegate Endless(string type, Action<int>? written = null) => async context =>
    {
        context.Response.ContentType = type;
        context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        var chunk = Encoding.ASCII.GetBytes(new string('x', 65536));
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
            written?.Invoke(chunk.Length);
        }
    };

    /// <summary>Sends the headers and one byte of the body, and then nothing more.</summary>
    public static RequestDelegate Drip(string type) => async context =>
    {
        context.Response.ContentType = type;
        await context.Response.WriteAsync("/", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    };
}
