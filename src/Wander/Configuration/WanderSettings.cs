using System.Collections.Immutable;
using System.Net;
using Wander.Configuration.Reading;
using Wander.Protocol;
using Wander.Protocol.Ignoring;
using Wander.Text;

namespace Wander.Configuration;

/// <summary>
/// The settings of <c>wander.yaml</c>, with a default for every missing value (src/Wander/README.md#settings). Immutable.
/// <see cref="WanderSettingsFile"/> creates them.
/// </summary>
public sealed record WanderSettings
{
    /// <summary>The name of the console, 1 to 300 characters; <c>Wander</c> by default.</summary>
    public required string Title { get; init; }

    /// <summary>The name of the owner, 1 to 300 characters; null when the settings do not name one.</summary>
    public string? Owner { get; init; }

    /// <summary>
    /// The public address of the console. It is a folder, so its path ends in a slash. The service responds below that path.
    /// </summary>
    public required ConsoleAddress Url { get; init; }

    /// <summary>
    /// True when the settings have no <c>url</c>. <see cref="Url"/> is then an address that only this machine can reach.
    /// </summary>
    public required bool IsUrlDefault { get; init; }

    /// <summary>The address on which the service listens; <c>http://localhost:8080</c> by default.</summary>
    public required ListenAddress Listen { get; init; }

    /// <summary>The neighbours, each once, without this console.</summary>
    public required ImmutableArray<ListedConsole> Consoles { get; init; }

    /// <summary>The owner's recommendations, each once.</summary>
    public required ImmutableArray<OwnPage> Pages { get; init; }

    /// <summary>
    /// The patterns of <c>ignore</c>, then those of <c>ignore_files</c> sorted by path, in the order of the files. Their
    /// sources have the form <c>wander.yaml:23</c> or <c>ignore/ads.txt:4</c>. No pattern hides <see cref="Url"/>.
    /// </summary>
    public required IgnoreList Ignore { get; init; }

    /// <summary>The policy for the <c>via</c> parameter; <see cref="Referral.Url"/> by default.</summary>
    public required Referral Referral { get; init; }

    /// <summary>The value of the <c>via</c> parameter (src/Wander.Protocol/README.md#via); null when it is not sent.</summary>
    public string? Via => Referral switch
    {
        Referral.Url => Url.Value,
        Referral.Version => "wander-" + ProductVersion.Text,
        _ => null,
    };

    /// <summary>
    /// The owner's style sheets in loading order: paths below <c>public/</c> with forward slashes, or absolute https addresses.
    /// </summary>
    public required ImmutableArray<string> Styles { get; init; }

    /// <summary>The owner's scripts, in the same form as <see cref="Styles"/>.</summary>
    public required ImmutableArray<string> Scripts { get; init; }

    /// <summary>The settings of the crawl.</summary>
    public required CrawlSettings Crawl { get; init; }

    /// <summary>The settings of the page checks.</summary>
    public required PagesCheckSettings PagesCheck { get; init; }

    /// <summary>The absolute path of the store; <c>data/wander.db</c> next to the settings file by default.</summary>
    public required string StorePath { get; init; }

    /// <summary>The proxies whose <c>X-Forwarded-*</c> headers are used; none by default.</summary>
    public required ImmutableArray<IPNetwork> TrustedProxies { get; init; }

    /// <summary>
    /// The absolute path of the folder of the settings file. It contains <c>public/</c>, and other paths are relative to it.
    /// </summary>
    public required string Folder { get; init; }

    /// <summary>The name of the folder next to the settings file whose files are served to everyone.</summary>
    public const string PublicFolderName = "public";

    /// <summary>The absolute path of <c>public/</c>, whose files are served to everyone; the folder may not exist.</summary>
    public string PublicFolder => Path.Combine(Folder, PublicFolderName);
}

/// <summary>A neighbour.</summary>
/// <param name="Address">The address of the neighbour.</param>
/// <param name="Source">The location of the entry: <c>wander.yaml:7</c>.</param>
public sealed record ListedConsole(ConsoleAddress Address, SourceLocation Source);

/// <summary>A page that the owner recommends.</summary>
/// <param name="Address">The address of the page.</param>
/// <param name="Note">The owner's note about the page, 1 to 300 characters on one line; null for none.</param>
/// <param name="Source">The location of the entry: <c>wander.yaml:9</c>.</param>
public sealed record OwnPage(PageAddress Address, string? Note, SourceLocation Source);

/// <summary>The policy for the <c>via</c> parameter that pages receive (src/Wander.Protocol/README.md#via).</summary>
public enum Referral
{
    /// <summary>Send the public address of this console.</summary>
    Url,

    /// <summary>Send the name and version of the program: <c>wander-1.2.3</c>.</summary>
    Version,

    /// <summary>Do not send the parameter.</summary>
    No,
}

/// <summary>The settings of the crawl (src/Wander/README.md#crawling).</summary>
public sealed record CrawlSettings
{
    /// <summary>The time between two crawls: 1 minute to 30 days, 6 hours by default.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromHours(6);

    /// <summary>The maximum number of concurrent requests: 1 to 256, 32 by default.</summary>
    public int Concurrency { get; init; } = 32;

    /// <summary>
    /// The maximum number of concurrent requests to one host: 1 to 16 and at most <see cref="Concurrency"/>, 2 by default.
    /// </summary>
    public int PerHost { get; init; } = 2;

    /// <summary>
    /// The maximum duration of a request, with its redirects and body: 1 second to 5 minutes, 15 seconds by default.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The maximum number of consoles in the network: 1 to 100,000, 10,000 by default.</summary>
    public int MaxConsoles { get; init; } = 10_000;

    /// <summary>Address ranges that are not public but to which the crawler may connect; none by default.</summary>
    public ImmutableArray<IPNetwork> AllowPrivateNetworks { get; init; } = [];
}

/// <summary>The settings of the page checks (src/Wander/README.md#checking-pages).</summary>
public sealed record PagesCheckSettings
{
    /// <summary>The time between two checks of a page: 1 hour to 365 days, 7 days by default.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromDays(7);
}
