using Microsoft.Net.Http.Headers;

namespace Wander.Web.Exports;

/// <summary>
/// A file for other programs. It is rendered while it is sent, so memory use does not grow with the size of the network.
/// </summary>
/// <param name="ContentType">The media type.</param>
/// <param name="WriteAsync">Renders the file.</param>
internal sealed record Export(string ContentType, Func<Stream, CancellationToken, Task> WriteAsync)
{
    /// <summary>
    /// Answers a request. Any origin may read the file. A client that sends the current entity tag gets 304, and nothing is
    /// rendered.
    /// </summary>
    public IResult Answer(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.CacheControl = "public, no-cache"; // clients may store it and must revalidate it
        headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.AcceptEncoding); // a 304 response needs it as well
        return TypedResults.Stream(
            body => WriteAsync(body, context.RequestAborted), ContentType, entityTag: SnapshotTag.Of(context));
    }
}
