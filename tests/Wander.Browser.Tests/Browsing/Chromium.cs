using Microsoft.Playwright;

namespace Wander.Browser.Tests.Browsing;

/// <summary>
/// A Chromium for the tests of one class. It can reach only this machine and the replayed network.
/// </summary>
public class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    // Playwright disables this protection, which visitors' browsers have.
    private static readonly string[] Protections = ["--disable-popup-blocking"];

    // The pop-ups of the address bar, which the tests do not use. For each new tab, the browser loads two pages for them in
    // another process, which takes two fifths of the time.
    private const string Omnibox = "WebUIOmniboxPopup,WebUIOmniboxAimPopup";

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private WanderHost? _console;

    /// <summary>The replayed network, with other sites under their own names.</summary>
    public ReplayedNetwork Network { get; private set; } = null!;

    /// <summary>True when each site has its own process, as in desktop browsers. The tests then take twice the time.</summary>
    protected virtual bool IsolatesSites => false;

    /// <summary>True when pages stay in the back/forward cache after the visitor leaves them.</summary>
    protected virtual bool KeepsLeftPages => false;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(20_000);
        Network = await ReplayedNetwork.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Find(),
            Args = Arguments(),
            IgnoreDefaultArgs = KeepsLeftPages ? [.. Protections, "--disable-back-forward-cache"] : Protections,
        });
    }

    /// <summary>
    /// Returns a console in the real network. The tests of a class share it, because it stores nothing about visitors.
    /// </summary>
    public async Task<WanderHost> RealConsoleAsync() => _console ??= await RealConsole.StartAsync(Network);

    /// <summary>Creates a visitor with a new browser context, without any state of earlier visitors.</summary>
    /// <param name="width">The width of the window, in CSS pixels.</param>
    /// <param name="height">The height of the window, in CSS pixels.</param>
    /// <param name="script">True when the browser runs JavaScript.</param>
    /// <param name="dark">True when the visitor prefers the dark colour scheme.</param>
    /// <param name="locale">The language of the browser; null for its default, English.</param>
    public async Task<Visitor> VisitorAsync(
        int width = 1280, int height = 800, bool script = true, bool dark = false, string? locale = null) =>
        await Visitor.BeginAsync(await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            JavaScriptEnabled = script,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = locale,
        }));

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _browser.DisposeAsync();
        if (_console is not null)
            await _console.DisposeAsync();
        _playwright.Dispose();
        await Network.DisposeAsync();
    }

    // The first matching rule applies. The last mapping makes all other ports of other hosts unresolvable.
    private IEnumerable<string> Arguments()
    {
        var rules = $"MAP *:443 127.0.0.1:{Network.HttpsPort},MAP *:80 127.0.0.1:{Network.HttpPort},MAP * ~NOTFOUND,"
            + "EXCLUDE localhost,EXCLUDE 127.0.0.1";
        IEnumerable<string> always =
        [
            $"--host-resolver-rules={rules}",
            "--ignore-certificate-errors", // the replayed network has self-signed certificates
            "--disable-quic",
            "--no-first-run",
            "--renderer-process-limit=2", // starting a process for each page would take most of the time
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-gpu",
            IsolatesSites ? "--site-per-process" : "--disable-site-isolation-trials",
            "--disable-features=" + (IsolatesSites ? Omnibox : $"IsolateOrigins,site-per-process,{Omnibox}"),
        ];
        return Environment.IsPrivilegedProcess ? always.Append("--no-sandbox") : always;
    }

    // Returns null when no Chromium is installed. Playwright then uses its own browser, or reports how to install it.
    private static string? Find() =>
        (from name in Names
         from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
         let path = Path.Combine(folder, name)
         where folder.Length > 0 && File.Exists(path)
         select path).FirstOrDefault();
}

/// <summary>A Chromium in which a framed page has its own process and therefore its own main thread.</summary>
public sealed class IsolatingChromium : Chromium
{
    protected override bool IsolatesSites => true;
}

/// <summary>
/// A Chromium with the back/forward cache. Playwright disables the cache by default, because it does not notice when a page is
/// restored from it and waits for the page to load.
/// </summary>
public sealed class BackForwardCacheChromium : Chromium
{
    protected override bool KeepsLeftPages => true;
}
