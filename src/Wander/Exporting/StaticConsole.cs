using Wander.Configuration;
using Wander.Hosting;
using Wander.Protocol.Network;
using Wander.State;
using Wander.Web.Components.Directory;
using Wander.Web.Components.Home;
using Wander.Web.Components.Map;
using Wander.Web.Components.Parts;
using Wander.Web.Directory;
using Wander.Web.Localization;
using Wander.Web.Map;
using Wander.Web.Parts;
using Wander.Web.Requests;

namespace Wander.Exporting;

/// <summary>
/// The files of a static export: the pages of the service for one snapshot of the network, and the pool from which the browser
/// picks pages.
/// </summary>
internal sealed class StaticConsole : IAsyncDisposable
{
    private static readonly VisitorState NoState = new();

    private readonly ServiceProvider _services;
    private readonly NetworkMoment _moment;
    private readonly DirectoryLists _lists;
    private readonly StaticPages _pages;

    /// <summary>Creates the files.</summary>
    /// <param name="settings">The settings of the console.</param>
    /// <param name="moment">The network.</param>
    public StaticConsole(WanderSettings settings, NetworkMoment moment)
    {
        (_moment, Settings) = (moment, settings);
        _lists = new DirectoryLists(moment.Network);
        _services = new ServiceCollection().AddLogging().AddPages().AddSingleton<FrameAttributes>()
            .AddSingleton(settings).AddSingleton(_lists).AddSingleton(SiteCapabilities.StaticExport)
            .BuildServiceProvider(WanderServices.Validation);
        _pages = new StaticPages(_services, settings, moment.Network);
    }

    /// <summary>The settings of the console.</summary>
    public WanderSettings Settings { get; }

    /// <summary>The network.</summary>
    public NetworkSnapshot Network => _moment.Network;

    /// <summary>
    /// Returns all generated files, in the language of the current thread. Files that a page needs come before it, and the
    /// console page is the last, so that visitors find everything during an export.
    /// </summary>
    public IEnumerable<StaticFile> Files() => new StaticExports(Settings, _moment, InterfaceTexts).Files()
        .Append(new StaticFile(SiteLinks.PoolFile, new PoolFile(_moment, Settings, InterfaceTexts).WriteAsync))
        .Concat(Directory())
        .Concat(Consoles())
        .Concat(Maps())
        .Concat(ConsoleParts.All.Select(part => _pages.Of<PartPage>(
            new StaticLocation(ConsoleParts.PathOf(part) + "/"), () => new PartView(part, _moment, NoState))))
        .Append(_pages.Of<ConsolePage>(new StaticLocation(""), () => new ConsoleView(_moment, First(), Remark: null)));

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private InterfaceTexts InterfaceTexts => _services.GetRequiredService<InterfaceTexts>();

    // The pick for visitors without JavaScript: a different page each day, but the same page for the same network and day.
    private Pick? First()
    {
        var day = (int)(_moment.AsOf.ToUnixTimeSeconds() / TimeSpan.SecondsPerDay);
        return new Picks(_services.GetRequiredService<FrameAttributes>(), new Random(day))
            .Next(Network, [], language: null, Settings.Url.Origin);
    }

    private IEnumerable<StaticFile> Directory() =>
        from query in _lists.All
        from part in _lists.PartsOf(query).Index()
        select _pages.Of<DirectoryPage>(
            new StaticLocation(StaticLinks.FolderOf(query), part.Index + 1),
            () => new DirectoryView(_moment, query, new PageFilter(), part.Item, Remarks: [], NoState));

    private IEnumerable<StaticFile> Consoles()
    {
        var parts = Network.Consoles.Chunk(ConsolesQuery.PartLength).Index().Select(part => _pages.Of<ConsolesPage>(
            new StaticLocation("directory/consoles/", part.Index + 1),
            () => ConsolesView.Of(_moment, new ConsolesQuery { After = LastBefore(part.Index) }, NoState)));
        var consoles =
            from console in Network.Consoles
            from part in _lists.PartsOf(console).Index()
            select _pages.Of<ConsoleDetailsPage>(
                new StaticLocation(StaticLinks.FolderOf(console.Address.Value), part.Index + 1),
                () => new ConsoleDetails(_moment, console, part.Item, NoState));
        return parts.Concat(consoles);
    }

    // The address of the last console before a part of the list; null for the first part.
    private string? LastBefore(int part) =>
        part == 0 ? null : Network.Consoles[(part * ConsolesQuery.PartLength) - 1].Address.Value;

    private IEnumerable<StaticFile> Maps()
    {
        var picture = MapPicture.Of(Network.Consoles, NetworkMaps.MaximumShown);
        return Enum.GetValues<MapSize>().Select(size => _pages.Of<MapPage>(
            new StaticLocation(StaticLinks.FolderOf(size)), () => new MapView(_moment, picture, NoState) { Size = size }));
    }
}
