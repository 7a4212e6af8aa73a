using System.CommandLine;
using Wander.Configuration.Reading;
using Wander.Inspecting;
using Wander.Protocol;
using Wander.Reporting;
using Wander.Sessions;

namespace Wander.CommandLine;

/// <summary><c>wander check</c>: the settings, and what they list, looked at now.</summary>
internal static class CheckCommand
{
    private const string Description =
        "Looks at the settings and, now, at the pages and neighbours that they list, "
        + "and says what to do about each that is not well.";

    /// <summary>The command.</summary>
    public static Command Create(Option<string> config, CommandContext context)
    {
        var asJson = new Option<bool>("--json") { Description = "Prints JSON for scripts" };
        var command = new Command("check", Description) { asJson };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var inspection = await InspectAsync(context, arguments.GetRequiredValue(config), cancellationToken);
            if (arguments.GetValue(asJson))
                await context.Terminal.Output.WriteAsync(InspectionJson.Of(inspection));
            else
                InspectionReport.Write(context.Terminal, inspection);
            return inspection.HasErrors ? WanderCommand.WrongUsage
                : inspection.Wrong > 0 || inspection.IsOffline ? WanderCommand.FoundWrong
                : WanderCommand.Done;
        });
        return command;
    }

    private static async Task<Inspection> InspectAsync(CommandContext context, string config, CancellationToken cancellationToken)
    {
        var reading = WanderSettingsFile.Read(config, context.Environment);
        var inspection = Inspection.OfSettings(reading, Path.GetFileName(config));
        if (reading.Settings is not { } settings)
            return inspection;
        await using var session = context.OpenNetwork(settings);
        try
        {
            await context.ShowProgressAsync(
                "Reading neighbours", progress => session.CrawlAsync(CrawlScope.Neighbours, progress, cancellationToken));
            IReadOnlySet<PageAddress> pages = settings.Pages.Select(page => page.Address).ToHashSet();
            await context.ShowProgressAsync(
                "Looking at pages", progress => session.CheckPagesAsync(pages, progress, cancellationToken));
        }
        catch (OperationCanceledException)
        {
            context.Terminal.Say("Ended early, before all pages and neighbours were looked at: nothing is told of them.");
            throw;
        }
        return inspection.With(settings, session);
    }
}
