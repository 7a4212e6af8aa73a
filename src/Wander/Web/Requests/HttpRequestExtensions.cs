namespace Wander.Web.Requests;

/// <summary>Extension methods for requests.</summary>
internal static class HttpRequestExtensions
{
    /// <summary>
    /// Returns the origin at which the visitor uses the console, in ASCII like canonical addresses: <c>https://example.com</c>.
    /// </summary>
    public static string VisitedOrigin(this HttpRequest request) => $"{request.Scheme}://{request.Host.ToUriComponent()}";
}
