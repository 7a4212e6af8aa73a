using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests.Browsing;

/// <summary>Somebody at a browser, in a tab of their own; and what goes wrong there.</summary>
public sealed class Visitor : IAsyncDisposable
{
    // Browsers read hosts that .NET does not.
    private static readonly Uri NoAddress = new("https://unreadable.invalid/");

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<Uri> _requests = new();

    private Visitor(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        // What breaks the Content-Security-Policy is an error here, too.
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _complaints.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
        };
        context.WebError += (_, error) => _complaints.Enqueue($"uncaught: {error.Error}");
        context.Request += (_, request) =>
            _requests.Enqueue(Uri.TryCreate(request.Url, UriKind.Absolute, out var url) ? url : NoAddress);
        context.Dialog += async (_, dialog) =>
        {
            _complaints.Enqueue($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    /// <summary>The tab.</summary>
    public IPage Page { get; }

    /// <summary>
    /// Errors and warnings in the browser's console, the framed pages' included, uncaught exceptions, and dialogs of scripts.
    /// </summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>What the browser asked for.</summary>
    public IReadOnlyCollection<Uri> Requests => _requests;

    public ILocator Wander => Page.GetByRole(AriaRole.Link, new() { Name = "Wander", Exact = true });

    public ILocator Back => Page.GetByRole(AriaRole.Button, new() { Name = "Back", Exact = true });

    public ILocator Address => Page.GetByRole(AriaRole.Textbox, new() { Name = "Page address" });

    public ILocator Go => Page.GetByRole(AriaRole.Button, new() { Name = "Go", Exact = true });

    public ILocator Open => Page.GetByRole(AriaRole.Link, new() { Name = "Open", Exact = true });

    public ILocator ConsoleLink => Page.GetByRole(AriaRole.Link, new() { Name = "Console", Exact = true });

    public ILocator AboutLink => Page.GetByRole(AriaRole.Link, new() { Name = "About", Exact = true });

    public ILocator Share => Page.Locator("#share");

    /// <summary>A part's link in the Console dialog.</summary>
    public ILocator Part(string name) => Dialog.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Language => Page.GetByRole(AriaRole.Combobox, new() { Name = "Page language", Exact = true });

    public ILocator Frame => Page.Locator("iframe");

    /// <summary>What is in the frame.</summary>
    public IFrameLocator Framed => Page.FrameLocator("iframe");

    public ILocator Remark => Page.GetByRole(AriaRole.Status);

    public ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    internal static async Task<Visitor> BeginAsync(IBrowserContext context) => new(context, await context.NewPageAsync());

    /// <summary>Goes to an address in the tab.</summary>
    public Task<IResponse?> GoToAsync(Uri address) => Page.GotoAsync(address.AbsoluteUri);

    /// <summary>What the page shows now.</summary>
    public async Task<Shown> ShownAsync()
    {
        await Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded); // of a page that is still arriving, the end may be missing
        return JsonSerializer.Deserialize<Shown>(await Page.EvaluateAsync<string>(Shown.Script), JsonSerializerOptions.Web)!;
    }

    /// <summary>Clicks on Wander where it is a link, and waits for the page that it leads to.</summary>
    public async Task<Shown> FollowWanderAsync()
    {
        var before = Page.Url;
        await Wander.ClickAsync();
        await Expect(Page).Not.ToHaveURLAsync(before);
        return await ShownAsync();
    }

    /// <summary>Clicks on Wander, and waits for another page.</summary>
    public async Task<Shown> WanderAsync()
    {
        var before = await ShownAsync();
        await Wander.ClickAsync();
        return await OtherThanAsync(before);
    }

    /// <summary>Waits until the frame has another page than before.</summary>
    public async Task<Shown> OtherThanAsync(Shown before)
    {
        if (before.Frame is null)
            await Expect(Frame).ToHaveCountAsync(1);
        else
            await Expect(Page.Locator($"iframe[src=\"{before.Frame}\"]")).ToHaveCountAsync(0); // an address has no quotes
        await Expect(Frame).ToHaveCountAsync(1);
        return await ShownAsync();
    }

    /// <summary>Waits until the page shows what it showed before, in the frame and around it.</summary>
    public async Task ShowsAgainAsync(Shown before)
    {
        await Expect(Frame).ToHaveAttributeAsync("src", before.Frame!);
        Assert.Equal(before with { Entries = 0 }, await ShownAsync() with { Entries = 0 });
        await Expect(Framed.Locator("h1")).ToHaveTextAsync(new Uri(before.Address).Host);
    }

    /// <summary>Types an address into the box, and goes there.</summary>
    public async Task GoByBoxAsync(string address)
    {
        await Address.FillAsync(address);
        await Go.ClickAsync();
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
