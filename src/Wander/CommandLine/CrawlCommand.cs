using System.CommandLine;
using Wander.Configuration;
using Wander.Output;
using Wander.Protocol.Findings;
using Wander.Reporting;
using Wander.Sessions;
using Wander.State;
using Wander.Web.Exports;

namespace Wander.CommandLine;

/// <summary><c>wander crawl</c>: asks every console of the network once, now.</summary>
internal static class CrawlCommand
{
    private const string Description = "Asks every console of the network once, now, and shows what is known of them.";

    /// <summary>The command.</summary>
    public static Command Create(Option<string> config, CommandContext context)
    {
        var asJson = new Option<bool>("--json") { Description = "Prints the network as network.json instead of a table" };
        var withPages = new Option<bool>("--check") { Description = "Looks at the pages that are due as well" };
        var command = new Command("crawl", Description) { asJson, withPages };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            if (context.ReadSettings(arguments.GetRequiredValue(config)) is not { } settings)
                return WanderCommand.WrongUsage;
            await using var session = context.OpenNetwork(settings);
            var isChecking = arguments.GetValue(withPages);
            var moment = await AskAsync(context, session, isChecking, cancellationToken);
            if (arguments.GetValue(asJson))
                await new NetworkFile(moment, settings.Url).WriteAsync(context.Terminal.Bytes, cancellationToken);
            else
                NetworkReport.Write(context.Terminal, moment.Network, isChecking);
            return WhatIsWrong(settings, session) is { } mistake ? Say(context.Terminal, mistake) : WanderCommand.Done;
        });
        return command;
    }

    private static async Task<NetworkMoment> AskAsync(
        CommandContext context, NetworkSession session, bool isChecking, CancellationToken cancellationToken)
    {
        try
        {
            var moment = await context.ShowProgressAsync(
                "Reading consoles", progress => session.CrawlAsync(CrawlScope.All, progress, cancellationToken));
            return !isChecking || session.IsUnanswered
                ? moment
                : await context.ShowProgressAsync(
                    "Looking at pages", progress => session.CheckPagesAsync(pages: null, progress, cancellationToken));
        }
        catch (OperationCanceledException)
        {
            context.Terminal.Say("Ended early. What is known by now:");
            foreach (var sentence in NetworkReport.Summary(session.Now.Network, isChecking))
                context.Terminal.Say(sentence);
            throw;
        }
    }

    private static string? WhatIsWrong(WanderSettings settings, NetworkSession session)
    {
        var consoles = session.Now.Network.Consoles;
        if (settings.Consoles.IsEmpty)
            return "The settings list no `consoles`, so there is nobody to ask: list one, like https://susam.net/wander/.";
        if (consoles.Length == 1)
        {
            return "The ignore list hides every console that the settings list, so there is nobody to ask: "
                + "`wander check` says which pattern hides which.";
        }
        if (session.IsUnanswered)
            return "No console answered: you seem to be offline. Try again when you are online; nothing of this is kept.";
        return consoles.Skip(1).Any(console => console.State is ConsoleState.Read)
            ? null
            : "No console could be read: `wander check` says what to do about each that the settings list.";
    }

    private static int Say(Terminal terminal, string mistake)
    {
        terminal.Say(mistake);
        return WanderCommand.FoundWrong;
    }
}
