using System.Collections.Immutable;
using System.Net;
using Wander.Configuration.Reading;
using Wander.Protocol;
using Wander.Protocol.Ignoring;
using Wander.Text;

namespace Wander.Configuration;

/// <summary>
/// What <c>wander.yaml</c> says, typed, with a default for everything that it does not say (design, section 4). Immutable: a
/// change makes new settings. <see cref="WanderSettingsFile"/> makes them.
/// </summary>
public sealed record WanderSettings
{
    /// <summary>The console's name, 1 to 300 characters; <c>Wander</c> by default.</summary>
    public required string Title { get; init; }

    /// <summary>The name of the owner, 1 to 300 characters; null when the settings do not name one.</summary>
    public string? Owner { get; init; }

    /// <summary>
    /// The console's public address: a folder, so its path ends in a slash; the service answers under that path.
    /// </summary>
    public required ConsoleAddress Url { get; init; }

    /// <summary>
    /// True when nobody wrote <see cref="Url"/>: it is then where this machine finds the service, and others do not.
    /// </summary>
    public required bool IsUrlDefault { get; init; }

    /// <summary>Where the service listens; <c>http://localhost:8080</c> by default.</summary>
    public required ListenAddress Listen { get; init; }

    /// <summary>The neighbours, each once, without this console itself.</summary>
    public required ImmutableArray<ListedConsole> Consoles { get; init; }

    /// <summary>The owner's recommendations, each once.</summary>
    public required ImmutableArray<OwnPage> Pages { get; init; }

    /// <summary>
    /// The patterns of <c>ignore</c>, then those of <c>ignore_files</c> by path, in the order in which they were written. Their
    /// sources are <c>wander.yaml:23</c> and <c>ignore/ads.txt:4</c>. None hides <see cref="Url"/>.
    /// </summary>
    public required IgnoreList Ignore { get; init; }

    /// <summary>What a page's owner learns about where a visitor came from; <see cref="Referral.Url"/> by default.</summary>
    public required Referral Referral { get; init; }

    /// <summary>What pages learn as <c>via</c> (design, section 5); null for nothing.</summary>
    public string? Via => Referral switch
    {
        Referral.Url => Url.Value,
        Referral.Version => "wander-" + ProductVersion.Text,
        _ => null,
    };

    /// <summary>
    /// The owner's style sheets in the order of loading: names below <c>public/</c> with forward slashes, or absolute https
    /// addresses.
    /// </summary>
    public required ImmutableArray<string> Styles { get; init; }

    /// <summary>The owner's scripts; written like <see cref="Styles"/>.</summary>
    public required ImmutableArray<string> Scripts { get; init; }

    /// <summary>How the network is crawled.</summary>
    public required CrawlSettings Crawl { get; init; }

    /// <summary>How pages are checked.</summary>
    public required PagesCheckSettings PagesCheck { get; init; }

    /// <summary>The absolute path of the store's file; <c>data/wander.db</c> beside the settings file by default.</summary>
    public required string StorePath { get; init; }

    /// <summary>Whose <c>X-Forwarded-*</c> headers count; nobody's by default.</summary>
    public required ImmutableArray<IPNetwork> TrustedProxies { get; init; }

    /// <summary>
    /// The absolute path of the settings file's folder, to which other paths are relative; <c>public/</c> is in it.
    /// </summary>
    public required string Folder { get; init; }

    /// <summary>The name of the folder beside the settings whose files are served to everybody.</summary>
    public const string PublicFolderName = "public";

    /// <summary>The absolute path of <c>public/</c>, whose files everybody may see; it may not be there.</summary>
    public string PublicFolder => Path.Combine(Folder, PublicFolderName);
}

/// <summary>A neighbour.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Source">Where the owner wrote it: <c>wander.yaml:7</c>.</param>
public sealed record ListedConsole(ConsoleAddress Address, SourceLocation Source);

/// <summary>A page that the owner recommends.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Note">What the owner says about it, 1 to 300 characters in one line; null for nothing.</param>
/// <param name="Source">Where the owner wrote it: <c>wander.yaml:9</c>.</param>
public sealed record OwnPage(PageAddress Address, string? Note, SourceLocation Source);

/// <summary>What is sent to a page's owner in the <c>via</c> parameter (design, section 5).</summary>
public enum Referral
{
    /// <summary>The console's public address.</summary>
    Url,

    /// <summary>That it was a console, and its version.</summary>
    Version,

    /// <summary>Nothing.</summary>
    No,
}

/// <summary>How the network is crawled (design, sections 4 and 6).</summary>
public sealed record CrawlSettings
{
    /// <summary>From one crawl to the next: 1 minute to 30 days, 6 hours by default.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Requests under way at once: 1 to 256, 32 by default.</summary>
    public int Concurrency { get; init; } = 32;

    /// <summary>… of them to one host: 1 to 16 and not above <see cref="Concurrency"/>, 2 by default.</summary>
    public int PerHost { get; init; } = 2;

    /// <summary>
    /// The longest that one exchange may take, redirects and body included: 1 second to 5 minutes, 15 seconds by default.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How many consoles are known at most: 1 to 100,000, 10,000 by default.</summary>
    public int MaxConsoles { get; init; } = 10_000;

    /// <summary>Ranges that the crawler may connect to although they are not public; none by default.</summary>
    public ImmutableArray<IPNetwork> AllowPrivateNetworks { get; init; } = [];
}

/// <summary>How pages are checked (design, sections 4 and 7).</summary>
public sealed record PagesCheckSettings
{
    /// <summary>From one check of a page to the next: 1 hour to 365 days, 7 days by default.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromDays(7);
}
