using System.CommandLine;
using Wander.Configuration.Reading;
using Wander.Inspecting;
using Wander.Protocol;
using Wander.Reporting;
using Wander.Sessions;

namespace Wander.CommandLine;

/// <summary><c>wander check</c>: checks the settings, and the pages and neighbours that they list.</summary>
internal static class CheckCommand
{
    private const string Description =
        "Check the settings, and the pages and neighbours that they list, "
        + "and show a remedy for each problem.";

    /// <summary>Creates the command.</summary>
    public static Command Create(Option<string> config, CommandContext context)
    {
        var asJson = new Option<bool>("--json") { Description = "Print JSON, for scripts" };
        var command = new Command("check", Description) { asJson };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var inspection = await InspectAsync(context, arguments.GetRequiredValue(config), cancellationToken);
            if (arguments.GetValue(asJson))
                await context.Terminal.Output.WriteAsync(InspectionJson.Of(inspection));
            else
                InspectionReport.Write(context.Terminal, inspection);
            return inspection.HasErrors ? WanderCommand.InvalidUsage
                : inspection.ProblemCount > 0 || inspection.IsOffline ? WanderCommand.ProblemsFound
                : WanderCommand.Success;
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
                "Checking pages", progress => session.CheckPagesAsync(pages, progress, cancellationToken));
        }
        catch (OperationCanceledException)
        {
            context.Terminal.WriteMessage("Interrupted before all pages and neighbours were checked, so no results are shown.");
            throw;
        }
        return inspection.With(settings, session);
    }
}
