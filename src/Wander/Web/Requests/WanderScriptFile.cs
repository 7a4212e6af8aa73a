using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using Wander.Configuration;
using Wander.Protocol;
using Wander.Protocol.Scripts;

namespace Wander.Web.Requests;

/// <summary>The <c>wander.js</c> of this console, which other consoles read.</summary>
/// <param name="settings">The settings that it declares. The file is generated once for each version of them.</param>
public sealed class WanderScriptFile(LiveSettings settings)
{
    private readonly PerSettings<Written> _written = new(Written.Of);

    /// <summary>Answers a request. Any origin may read the file, and the entity tag allows conditional requests.</summary>
    public IResult Answer(HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin"; // other consoles load it with a <script>
        response.Headers.CacheControl = "public, max-age=300";
        var file = _written.Of(settings.Now);
        return TypedResults.Bytes(file.Bytes, "text/javascript; charset=utf-8", entityTag: file.Tag);
    }

    /// <summary>Returns the content of the file.</summary>
    internal static byte[] BytesOf(WanderSettings settings) =>
        Encoding.UTF8.GetBytes(WanderScriptWriter.Write(DocumentOf(settings)));

    /// <summary>Returns the document that this console declares.</summary>
    internal static WanderDocument DocumentOf(WanderSettings settings) => new()
    {
        Consoles = [.. settings.Consoles.Select(console => console.Address.Value)],
        Pages = [.. settings.Pages.Select(page => page.Address.Value)],
        Ignore = [.. settings.Ignore.Patterns.Select(pattern => pattern.Text)],
        Styles = settings.Styles,
        Scripts = settings.Scripts,
        Referral = settings.Referral switch
        {
            Referral.Version => "version",
            Referral.No => "no",
            _ => null, // `url` is the default
        },
    };

    private sealed record Written(byte[] Bytes, EntityTagHeaderValue Tag)
    {
        public static Written Of(WanderSettings settings)
        {
            var bytes = BytesOf(settings);
            return new Written(
                bytes, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\""));
        }
    }
}
