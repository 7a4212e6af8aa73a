using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests.Browsing;

/// <summary>A visitor with their own browser tab. It records requests and problems.</summary>
public sealed class Visitor : IAsyncDisposable
{
    // Replaces addresses whose host .NET cannot parse.
    private static readonly Uri NoAddress = new("https://unreadable.invalid/");

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _problems = new();
    private readonly ConcurrentQueue<Uri> _requests = new();

    private Visitor(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        // Violations of the Content-Security-Policy are errors in the browser's console as well.
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _problems.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
        };
        context.WebError += (_, error) => _problems.Enqueue($"uncaught: {error.Error}");
        context.Request += (_, request) =>
            _requests.Enqueue(Uri.TryCreate(request.Url, UriKind.Absolute, out var url) ? url : NoAddress);
        context.Dialog += async (_, dialog) =>
        {
            _problems.Enqueue($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    /// <summary>The tab.</summary>
    public IPage Page { get; }

    /// <summary>
    /// Errors and warnings in the browser's console, uncaught exceptions, and script dialogs, including those of framed pages.
    /// </summary>
    public IReadOnlyCollection<string> Problems => _problems;

    /// <summary>The addresses that the browser requested.</summary>
    public IReadOnlyCollection<Uri> Requests => _requests;

    public ILocator Wander => Page.GetByRole(AriaRole.Link, new() { Name = "Wander", Exact = true });

    public ILocator Back => Page.GetByRole(AriaRole.Button, new() { Name = "Back", Exact = true });

    public ILocator Address => Page.GetByRole(AriaRole.Textbox, new() { Name = "Page address" });

    public ILocator Go => Page.GetByRole(AriaRole.Button, new() { Name = "Go", Exact = true });

    public ILocator Open => Page.GetByRole(AriaRole.Link, new() { Name = "Open", Exact = true });

    public ILocator ConsoleLink => Page.GetByRole(AriaRole.Link, new() { Name = "Console", Exact = true });

    public ILocator AboutLink => Page.GetByRole(AriaRole.Link, new() { Name = "About", Exact = true });

    public ILocator Share => Page.Locator("#share");

    /// <summary>Returns the link to a part in the Console dialog.</summary>
    public ILocator Part(string name) => Dialog.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Language => Page.GetByRole(AriaRole.Combobox, new() { Name = "Page language", Exact = true });

    public ILocator Frame => Page.Locator("iframe");

    /// <summary>The content of the frame.</summary>
    public IFrameLocator Framed => Page.FrameLocator("iframe");

    public ILocator Remark => Page.GetByRole(AriaRole.Status);

    public ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    internal static async Task<Visitor> BeginAsync(IBrowserContext context) => new(context, await context.NewPageAsync());

    /// <summary>Navigates the tab to an address.</summary>
    public Task<IResponse?> GoToAsync(Uri address) => Page.GotoAsync(address.AbsoluteUri);

    /// <summary>Returns the current state of the console page.</summary>
    public async Task<Shown> ShownAsync()
    {
        await Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded); // the end of the page may be missing before
        return JsonSerializer.Deserialize<Shown>(await Page.EvaluateAsync<string>(Shown.Script), JsonSerializerOptions.Web)!;
    }

    /// <summary>Clicks Wander without JavaScript, where it is a link, and waits for the next console page.</summary>
    public async Task<Shown> FollowWanderAsync()
    {
        var before = Page.Url;
        await Wander.ClickAsync();
        await Expect(Page).Not.ToHaveURLAsync(before);
        return await ShownAsync();
    }

    /// <summary>Clicks Wander and waits until the frame has another page.</summary>
    public async Task<Shown> WanderAsync()
    {
        var before = await ShownAsync();
        await Wander.ClickAsync();
        return await WaitForOtherPageAsync(before);
    }

    /// <summary>Waits until the frame has a different page than before, and returns the new state.</summary>
    public async Task<Shown> WaitForOtherPageAsync(Shown before)
    {
        if (before.Frame is null)
            await Expect(Frame).ToHaveCountAsync(1);
        else
            await Expect(Page.Locator($"iframe[src=\"{before.Frame}\"]")).ToHaveCountAsync(0); // addresses contain no quotes
        await Expect(Frame).ToHaveCountAsync(1);
        return await ShownAsync();
    }

    /// <summary>Asserts that the console shows an earlier state again, in the frame and around it.</summary>
    public async Task AssertShowsAsync(Shown before)
    {
        await Expect(Frame).ToHaveAttributeAsync("src", before.Frame!);
        Assert.Equal(before with { Entries = 0 }, await ShownAsync() with { Entries = 0 });
        await Expect(Framed.Locator("h1")).ToHaveTextAsync(new Uri(before.Address).Host);
    }

    /// <summary>Types an address into the address box and clicks Go.</summary>
    public async Task SubmitAddressAsync(string address)
    {
        await Address.FillAsync(address);
        await Go.ClickAsync();
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
