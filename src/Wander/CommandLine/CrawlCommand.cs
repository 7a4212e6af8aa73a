using System.CommandLine;
using Wander.Configuration;
using Wander.Protocol.Findings;
using Wander.Reporting;
using Wander.Sessions;
using Wander.State;
using Wander.Web.Exports;

namespace Wander.CommandLine;

/// <summary><c>wander crawl</c>: reads every console of the network once.</summary>
internal static class CrawlCommand
{
    private const string Description = "Read every console of the network once, and show its pages and its state.";

    /// <summary>Creates the command.</summary>
    public static Command Create(Option<string> config, CommandContext context)
    {
        var asJson = new Option<bool>("--json") { Description = "Print the network as network.json instead of a table" };
        var withPages = new Option<bool>("--check") { Description = "Also check the pages that are due" };
        var command = new Command("crawl", Description) { asJson, withPages };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            if (context.ReadSettings(arguments.GetRequiredValue(config)) is not { } settings)
                return WanderCommand.InvalidUsage;
            await using var session = context.OpenNetwork(settings);
            var isChecking = arguments.GetValue(withPages);
            var moment = await ReadAsync(context, session, isChecking, cancellationToken);
            if (arguments.GetValue(asJson))
                await new NetworkFile(moment, settings.Url).WriteAsync(context.Terminal.Bytes, cancellationToken);
            else
                NetworkReport.Write(context.Terminal, moment.Network, isChecking);
            if (ProblemOf(settings, session) is not { } problem)
                return WanderCommand.Success;
            context.Terminal.WriteMessage(problem);
            return WanderCommand.ProblemsFound;
        });
        return command;
    }

    private static async Task<NetworkMoment> ReadAsync(
        CommandContext context, NetworkSession session, bool isChecking, CancellationToken cancellationToken)
    {
        try
        {
            var moment = await context.ShowProgressAsync(
                "Reading consoles", progress => session.CrawlAsync(CrawlScope.All, progress, cancellationToken));
            return !isChecking || session.IsUnanswered
                ? moment
                : await context.ShowProgressAsync(
                    "Checking pages", progress => session.CheckPagesAsync(pages: null, progress, cancellationToken));
        }
        catch (OperationCanceledException)
        {
            context.Terminal.WriteMessage("Interrupted. The network so far:");
            foreach (var sentence in NetworkReport.Summary(session.Now.Network, isChecking))
                context.Terminal.WriteMessage(sentence);
            throw;
        }
    }

    private static string? ProblemOf(WanderSettings settings, NetworkSession session)
    {
        var consoles = session.Now.Network.Consoles;
        if (settings.Consoles.IsEmpty)
            return "The settings list no consoles, so there is nothing to read. "
                + "Add one to `consoles`, for example https://susam.net/wander/.";
        if (consoles.Length == 1)
        {
            return "The ignore list hides every console that the settings list, so there is nothing to read. "
                + "Run `wander check` to see which pattern hides which console.";
        }
        if (session.IsUnanswered)
            return "No console answered, so nothing was stored. This machine seems to be offline. Try again when it is online.";
        return consoles.Skip(1).Any(console => console.State is ConsoleState.Read)
            ? null
            : "No console could be read. Run `wander check` to see a remedy for each console that the settings list.";
    }
}
