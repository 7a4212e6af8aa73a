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
/// A console as files: the pages of the service as it shows them at one moment, and what the browser needs to pick without a server.
/// </summary>
internal sealed class StaticConsole : IAsyncDisposable
{
    private static readonly Visit NoVisit = new();

    private readonly ServiceProvider _services;
    private readonly NetworkMoment _moment;
    private readonly DirectoryLists _lists;
    private readonly StaticPages _pages;

    /// <summary>The console of a moment.</summary>
    /// <param name="settings">Whose it is.</param>
    /// <param name="moment">What is known.</param>
    public StaticConsole(WanderSettings settings, NetworkMoment moment)
    {
        (_moment, Settings) = (moment, settings);
        _lists = new DirectoryLists(moment.Network);
        _services = new ServiceCollection().AddLogging().AddPages().AddSingleton<FrameAttributes>()
            .AddSingleton(settings).AddSingleton(_lists).BuildServiceProvider();
        _pages = new StaticPages(_services, settings, moment.Network);
    }

    /// <summary>Whose it is.</summary>
    public WanderSettings Settings { get; }

    /// <summary>The network.</summary>
    public NetworkSnapshot Network => _moment.Network;

    /// <summary>
    /// All files of ours, in the language of the thread: what pages need stands before them, and the console last, so that who visits
    /// meanwhile finds all that it needs.
    /// </summary>
    public IEnumerable<StaticFile> Files() => new StaticExports(Settings, _moment, Words).Files()
        .Append(new StaticFile(PoolFile.Name, new PoolFile(_moment, Settings, Words).WriteAsync))
        .Concat(Directory())
        .Concat(Consoles())
        .Concat(Maps())
        .Concat(ConsoleParts.All.Select(part => _pages.Of<PartPage>(
            new StaticPlace(ConsoleParts.PathOf(part) + "/"), () => new PartView(part, _moment, NoVisit))))
        .Append(_pages.Of<ConsolePage>(new StaticPlace(""), () => new ConsoleView(_moment, First(), Remark: null)));

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private Words Words => _services.GetRequiredService<Words>();

    // What visitors without JavaScript see: another page each day, and the same one for the same network.
    private Pick? First()
    {
        var day = (int)(_moment.AsOf.ToUnixTimeSeconds() / TimeSpan.SecondsPerDay);
        return new Picks(_services.GetRequiredService<FrameAttributes>(), new Random(day)).Next(Network, [], language: null, Settings.Url.Origin);
    }

    private IEnumerable<StaticFile> Directory() =>
        from query in _lists.All
        from part in _lists.PartsOf(query).Index()
        select _pages.Of<DirectoryPage>(
            new StaticPlace(StaticLinks.FolderOf(query), part.Index + 1),
            () => new DirectoryView(_moment, query, new PageFilter(), part.Item, Remarks: [], NoVisit));

    private IEnumerable<StaticFile> Consoles()
    {
        var parts = Network.Consoles.Chunk(ConsolesQuery.PartLength).Index().Select(part => _pages.Of<ConsolesPage>(
            new StaticPlace("directory/consoles/", part.Index + 1),
            () => ConsolesView.Of(_moment, new ConsolesQuery { After = part.Index == 0 ? null : Network.Consoles[(part.Index * ConsolesQuery.PartLength) - 1].Address.Value }, NoVisit)));
        var consoles =
            from console in Network.Consoles
            from part in _lists.PartsOf(console).Index()
            select _pages.Of<ConsoleDetailsPage>(
                new StaticPlace(StaticLinks.FolderOf(console.Address.Value), part.Index + 1),
                () => new ConsoleDetails(_moment, console, part.Item, NoVisit));
        return parts.Concat(consoles);
    }

    private IEnumerable<StaticFile> Maps()
    {
        var picture = MapPicture.Of(Network.Consoles, NetworkMaps.MaximumShown);
        return Enum.GetValues<MapSize>().Select(size => _pages.Of<MapPage>(
            new StaticPlace(StaticLinks.FolderOf(size)), () => new MapView(_moment, picture, NoVisit) { Size = size }));
    }
}
