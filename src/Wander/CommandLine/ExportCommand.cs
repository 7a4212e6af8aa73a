using System.CommandLine;
using System.Globalization;
using Wander.Configuration;
using Wander.Exporting;
using Wander.Protocol.Findings;
using Wander.Sessions;
using Wander.State;
using Wander.Storage;
using Wander.Text;
using Wander.Web.Localization;

namespace Wander.CommandLine;

/// <summary><c>wander export</c>: the console as files for any file host.</summary>
internal static class ExportCommand
{
    private const string Description =
        "Writes the console as files that any web server can serve: "
        + "its page with the checked pages in it, directory, map, feeds.";

    /// <summary>The command.</summary>
    public static Command Create(Option<string> config, CommandContext context)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "Where the files go: a new or empty folder, or that of an earlier export",
        };
        var language = new Option<string>("--language")
        {
            Description = "The language of the pages",
            HelpName = string.Join('|', InterfaceLanguages.Tags),
            DefaultValueFactory = _ => InterfaceLanguages.Tags[0],
        }.AcceptOnlyFromAmong([.. InterfaceLanguages.Tags]);
        var force = new Option<bool>("--force")
        {
            Description = "Write into a folder with other files as well; those of the same names are replaced",
        };
        var command = new Command("export", Description)
        {
            folder, language, force,
        };
        command.SetAction((arguments, cancellationToken) => RunAsync(
            context,
            arguments.GetRequiredValue(config),
            arguments.GetRequiredValue(folder),
            arguments.GetRequiredValue(language),
            arguments.GetValue(force),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        CommandContext context, string config, string path, string language, bool isForced, CancellationToken cancellationToken)
    {
        if (context.ReadSettings(config) is not { } settings)
            return WanderCommand.WrongUsage;
        if (!ExportFolder.TryOpen(path, settings, isForced, out var opened, out var problem))
        {
            context.Terminal.Say(problem.Message);
            return WanderCommand.WrongUsage;
        }
        using var folder = opened;
        var (moment, isStoreInUse) = await ReadNetworkAsync(context, settings, cancellationToken);
        if (WhyEmpty(settings, moment, isStoreInUse) is { } words)
        {
            context.Terminal.Say($"Nothing is exported: {words}");
            return WanderCommand.FoundWrong;
        }
        if (settings.IsUrlDefault)
        {
            context.Terminal.Say($"No `url` is set: feeds and `wander.js` name {settings.Url.Value}, which others cannot reach. "
                + "Write where the files will be.");
        }
        try
        {
            problem = await new ConsoleExport(settings, moment, language).WriteAsync(
                folder, context.Terminal.Say, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            context.Terminal.Say($"Ended early: some files in {Quote.Whole(path)} are new and others as they were, "
                + "each of them whole. Export again.");
            throw;
        }
        context.Terminal.Say(problem?.Message ?? Summary(moment, folder, path));
        return problem is null ? WanderCommand.Done : WanderCommand.FoundWrong;
    }

    // An export that shows nothing, or what nobody looked at, would take the place of one that does.
    private static string? WhyEmpty(WanderSettings settings, NetworkMoment moment, bool isStoreInUse)
    {
        if (moment.Network.Pool.Count > 0 && moment.Crawl.Pages.Embeddable > 0)
            return null;
        if (moment.Network.Pages.Count == 0)
            return "no page is known. List `consoles` or `pages` in the settings, and see that this machine is online.";
        // What was found out for one address says nothing of another: pages may refuse one and not the other.
        if (isStoreInUse && moment.Network.Pages.All(page => page.Verdict is Verdict.Unchecked))
            return $"no page was checked for a console at {settings.Url} yet. If the running service has another `url`, stop it, "
                + "or give this one a `store` of its own; else wait for its checks.";
        return "no page that is known can be shown, or this machine is offline. `wander check` says why.";
    }

    // A running service asks for what is due itself: what it stored is used.
    private static async Task<(NetworkMoment Moment, bool IsStoreInUse)> ReadNetworkAsync(
        CommandContext context, WanderSettings settings, CancellationToken cancellationToken)
    {
        await using var session = context.OpenNetwork(settings, isReading: true);
        if (session.IsStoreInUse)
        {
            context.Terminal.Say(
                $"{StoreKeeper.NameOf(settings)} is in use, as by a running service: what that one knows is exported.");
            return (session.Now, true);
        }
        try
        {
            await context.ShowProgressAsync(
                "Reading consoles", progress => session.CrawlAsync(CrawlScope.Due, progress, cancellationToken));
            var moment = await context.ShowProgressAsync(
                "Checking pages", progress => session.CheckPagesAsync(pages: null, progress, cancellationToken));
            return (moment, false);
        }
        catch (OperationCanceledException)
        {
            context.Terminal.Say(
                "Ended early, before anything was exported: what was found out is kept, and the next export begins with it.");
            throw;
        }
    }

    private static string Summary(NetworkMoment moment, ExportFolder folder, string path) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Quote.Whole(path)}: {folder.Count:N0} files, {folder.Changed:N0} of them new or changed, {folder.Removed:N0} removed. "
        + $"Pages that can be shown: {moment.Crawl.Pages.Embeddable:N0} of {moment.Crawl.Pages.Known:N0}; "
        + $"consoles that recommend them: {moment.Network.Pool.Count:N0}.");
}
