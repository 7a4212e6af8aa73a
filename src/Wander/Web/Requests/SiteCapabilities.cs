namespace Wander.Web.Requests;

/// <summary>
/// The features that the site of an HTML page supports. A running service answers requests; a static export consists of files on
/// a host that does not run Wander. Components check the capability that they need.
/// </summary>
public sealed record SiteCapabilities
{
    private SiteCapabilities()
    {
    }

    /// <summary>The running service.</summary>
    public static SiteCapabilities Service { get; } = new()
    {
        SendsSecurityHeaders = true,
        AnswersQueries = true,
        PicksOnServer = true,
        HasLiveCrawl = true,
        SwitchesInterfaceLanguage = true,
        WorksWithoutScript = true,
    };

    /// <summary>A static export.</summary>
    public static SiteCapabilities StaticExport { get; } = new();

    /// <summary>
    /// True when responses contain the security policies as headers; otherwise pages declare them in <c>meta</c> elements.
    /// </summary>
    public bool SendsSecurityHeaders { get; private init; }

    /// <summary>True when addresses can have query parameters: for searches, filters, lookups and feeds.</summary>
    public bool AnswersQueries { get; private init; }

    /// <summary>True when the server picks the first page in the frame; otherwise the browser picks it from a file.</summary>
    public bool PicksOnServer { get; private init; }

    /// <summary>True when the network changes and the progress of the crawl is available; otherwise it is fixed.</summary>
    public bool HasLiveCrawl { get; private init; }

    /// <summary>True when visitors can choose the interface language; otherwise there is only one.</summary>
    public bool SwitchesInterfaceLanguage { get; private init; }

    /// <summary>True when picking pages and the history of seen pages work without JavaScript.</summary>
    public bool WorksWithoutScript { get; private init; }
}
