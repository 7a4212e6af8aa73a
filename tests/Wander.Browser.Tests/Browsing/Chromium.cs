using Microsoft.Playwright;

namespace Wander.Browser.Tests.Browsing;

/// <summary>
/// A Chromium for the tests of one class, and the replayed network: besides this machine it is all that it can reach.
/// </summary>
public class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    // What Playwright switches off, and a visitor's browser has.
    private static readonly string[] Protections = ["--disable-popup-blocking"];

    // Of each window's address bar, which nobody sees here: two pages in a process of their own, two fifths of the work of a new
    // tab.
    private const string Omnibox = "WebUIOmniboxPopup,WebUIOmniboxAimPopup";

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private WanderHost? _console;

    /// <summary>Other people's sites, under their own names.</summary>
    public ReplayedNetwork Network { get; private set; } = null!;

    /// <summary>Whether each site has a process of its own, as in a desktop's browser; it takes twice the time.</summary>
    protected virtual bool IsolatesSites => false;

    /// <summary>Whether pages that a visitor left are kept alive, as browsers do.</summary>
    protected virtual bool KeepsPages => false;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(20_000);
        Network = await ReplayedNetwork.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Find(),
            Args = Arguments(),
            IgnoreDefaultArgs = KeepsPages ? [.. Protections, "--disable-back-forward-cache"] : Protections,
        });
    }

    /// <summary>Our console in the real network, one for the tests of a class: it keeps nothing about its visitors.</summary>
    public async Task<WanderHost> RealConsoleAsync() => _console ??= await RealConsole.StartAsync(Network);

    /// <summary>Somebody new: nothing is left of earlier visitors.</summary>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="height">Of the window, in CSS pixels.</param>
    /// <param name="script">Whether the browser runs JavaScript.</param>
    /// <param name="dark">Whether the visitor prefers dark pages.</param>
    /// <param name="locale">The language that the browser asks for; null for its own, English.</param>
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

    // The first rule that fits counts. The last one leaves every other port of every other name without an address.
    private IEnumerable<string> Arguments()
    {
        var rules = $"MAP *:443 127.0.0.1:{Network.HttpsPort},MAP *:80 127.0.0.1:{Network.HttpPort},MAP * ~NOTFOUND,"
            + "EXCLUDE localhost,EXCLUDE 127.0.0.1";
        IEnumerable<string> always =
        [
            $"--host-resolver-rules={rules}",
            "--ignore-certificate-errors", // those of the replayed network
            "--disable-quic",
            "--no-first-run",
            "--renderer-process-limit=2", // to begin a process for each page is most of the work
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-gpu",
            IsolatesSites ? "--site-per-process" : "--disable-site-isolation-trials",
            "--disable-features=" + (IsolatesSites ? Omnibox : $"IsolateOrigins,site-per-process,{Omnibox}"),
        ];
        return Environment.IsPrivilegedProcess ? always.Append("--no-sandbox") : always;
    }

    // Where there is none, Playwright takes the one that it installed itself, or says how to install it.
    private static string? Find() =>
        (from name in Names
         from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
         let path = Path.Combine(folder, name)
         where folder.Length > 0 && File.Exists(path)
         select path).FirstOrDefault();
}

/// <summary>A Chromium in which a framed page has a process of its own, and with it a main thread.</summary>
public sealed class IsolatingChromium : Chromium
{
    protected override bool IsolatesSites => true;
}

/// <summary>
/// A Chromium that keeps pages alive which a visitor left. Playwright, which turns that off, does not notice when such a page
/// comes back, and would wait for it to load.
/// </summary>
public sealed class KeepingChromium : Chromium
{
    protected override bool KeepsPages => true;
}
