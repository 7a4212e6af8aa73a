namespace Wander.Web.Requests;

/// <summary>
/// What the site can do that a page is part of. A running service answers requests; a static export consists of files on a host
/// that does not run Wander. Components ask for the capability that they need.
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

    /// <summary>Responses carry the security policies as headers. Otherwise pages declare them in <c>meta</c> elements.</summary>
    public bool SendsSecurityHeaders { get; private init; }

    /// <summary>Searches, filters, lookups and feeds that take parameters work.</summary>
    public bool AnswersQueries { get; private init; }

    /// <summary>The console page comes with a picked page in its frame. Otherwise the browser picks one from a file.</summary>
    public bool PicksOnServer { get; private init; }

    /// <summary>The crawl goes on, and its progress can be shown. Otherwise the network is that of one moment.</summary>
    public bool HasLiveCrawl { get; private init; }

    /// <summary>Visitors can choose the language of the interface. Otherwise there is only one.</summary>
    public bool SwitchesInterfaceLanguage { get; private init; }

    /// <summary>Wandering and the history of seen pages work without JavaScript.</summary>
    public bool WorksWithoutScript { get; private init; }
}
