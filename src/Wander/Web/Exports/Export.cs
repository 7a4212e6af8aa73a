using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Wander.Web.Exports;

/// <summary>
/// A file for other programs (design, section 10): written as it is sent, in bounded memory whatever the size of the network.
/// </summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="WriteAsync">Writes it, the same bytes each time.</param>
internal sealed record Export(string ContentType, Func<Stream, CancellationToken, Task> WriteAsync)
{
    /// <summary>
    /// Answers a request: any origin may read it, and whoever asks whether it changed gets 304 if it did not. It is written once
    /// for its tag, and once more only where it is sent.
    /// </summary>
    public async Task<IResult> AnswerAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.CacheControl = "public, no-cache"; // a reader may keep it, and asks each time
        headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.AcceptEncoding); // of 304, too
        var tag = await TagAsync(context.RequestAborted);
        return TypedResults.Stream(body => WriteAsync(body, context.RequestAborted), ContentType, entityTag: tag);
    }

    // Weak: compressed or not, it is the same file.
    private async Task<EntityTagHeaderValue> TagAsync(CancellationToken cancellationToken)
    {
        using var hash = SHA256.Create();
        await using (var hashed = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
            await WriteAsync(hashed, cancellationToken);
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.Hash.AsSpan(0, 16))}\"", isWeak: true);
    }
}
