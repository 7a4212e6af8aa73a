namespace Wander.Web.Requests;

/// <summary>What is asked of a request more than once.</summary>
internal static class HttpRequestExtensions
{
    /// <summary>
    /// The origin under which the visitor has the console, in ASCII as the addresses of pages are: <c>https://example.com</c>.
    /// </summary>
    public static string VisitedOrigin(this HttpRequest request) => $"{request.Scheme}://{request.Host.ToUriComponent()}";
}
