using System.CommandLine;
using Wander.Configuration;
using Wander.Exporting;
using Wander.Protocol.Findings;
using Wander.Sessions;
using Wander.State;
using Wander.Storage;
using Wander.Text;
using Wander.Web.Localization;
using static Wander.Reporting.EffectMessages;
using static Wander.Reporting.NetworkReport;

namespace Wander.CommandLine;

/// <summary><c>wander export</c>: writes the console as static files.</summary>
internal static class ExportCommand
{
    private const string Description =
        "Write the console as static files that any web server can serve: "
        + "the console page with its checked pages, the directory, the map and feeds.";

    /// <summary>Creates the command.</summary>
    public static Command Create(Option<string> config, CommandContext context)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "The target: a new or empty folder, or the folder of an earlier export",
        };
        var language = new Option<string>("--language")
        {
            Description = "The language of the pages",
            HelpName = string.Join('|', InterfaceLanguages.Tags),
            DefaultValueFactory = _ => InterfaceLanguages.Tags[0],
        }.AcceptOnlyFromAmong([.. InterfaceLanguages.Tags]);
        var force = new Option<bool>("--force")
        {
            Description = "Write into a folder that contains other files, and replace those with the same names",
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
            return WanderCommand.InvalidUsage;
        if (!ExportFolder.TryOpen(path, settings, isForced, out var opened, out var problem))
        {
            context.Terminal.WriteMessage(problem.Message);
            return WanderCommand.InvalidUsage;
        }
        using var folder = opened;
        var (moment, isStoreInUse) = await ReadNetworkAsync(context, settings, cancellationToken);
        if (WhyEmpty(settings, moment, isStoreInUse) is { } reason)
        {
            context.Terminal.WriteMessage($"Nothing was exported, because {reason}");
            return WanderCommand.ProblemsFound;
        }
        if (settings.IsUrlDefault)
        {
            context.Terminal.WriteMessage(
                $"`url` is not set, so feeds and `wander.js` contain {settings.Url.Value}, which others cannot reach. "
                + "Set it to the public address of the exported files.");
        }
        try
        {
            problem = await new ConsoleExport(settings, moment, language).WriteAsync(
                folder, context.Terminal.WriteMessage, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            context.Terminal.WriteMessage(
                $"Interrupted. Some files in {Quote.Whole(path)} are new and others are from the previous export; "
                + "each file is complete. Run the export again.");
            throw;
        }
        context.Terminal.WriteMessage(problem?.Message ?? Summary(moment, folder, path));
        return problem is null ? WanderCommand.Success : WanderCommand.ProblemsFound;
    }

    // The rest of the message after "because"; null when there is something to export. An export without checked pages would
    // otherwise replace a useful one.
    private static string? WhyEmpty(WanderSettings settings, NetworkMoment moment, bool isStoreInUse)
    {
        if (moment.Network.Pool.Count > 0 && moment.Crawl.Pages.Embeddable > 0)
            return null;
        if (moment.Network.Pages.Count == 0)
            return "no page is known. Add `consoles` or `pages` to the settings, and make sure that this machine is online.";
        // Verdicts depend on the console's address: a page may refuse framing by one console and allow another.
        if (isStoreInUse && moment.Network.Pages.All(page => page.Verdict is Verdict.Unchecked))
            return $"no page has been checked for a console at {settings.Url} yet. If the running service has another "
                + "`url`, stop it or set a separate `store` for this export. Otherwise wait until it has checked the pages.";
        return "no known page can be shown, or this machine is offline. Run `wander check` to see why.";
    }

    // A running service reads and checks whatever is due. While it holds the store, the export uses what it has stored.
    private static async Task<(NetworkMoment Moment, bool IsStoreInUse)> ReadNetworkAsync(
        CommandContext context, WanderSettings settings, CancellationToken cancellationToken)
    {
        await using var session = context.OpenNetwork(settings, isReading: true);
        if (session.IsStoreInUse)
        {
            context.Terminal.WriteMessage(
                $"{StoreKeeper.NameOf(settings)} is in use, probably by a running service. Its stored network is exported.");
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
            context.Terminal.WriteMessage(
                "Interrupted before anything was exported. The results so far are stored for the next export.");
            throw;
        }
    }

    private static string Summary(NetworkMoment moment, ExportFolder folder, string path)
    {
        var files = Count(folder.Count, "file");
        var pages = Of(moment.Crawl.Pages.Embeddable, moment.Crawl.Pages.Known, "page");
        return $"Exported {files} to {Quote.Whole(path)}: {Number(folder.Changed)} new or changed, "
            + $"{Number(folder.Removed)} removed. "
            + $"{pages} can be shown, recommended by {Count(moment.Network.Pool.Count, "console")}.";
    }
}
