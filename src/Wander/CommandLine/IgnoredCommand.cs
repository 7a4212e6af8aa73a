using System.CommandLine;
using System.Runtime.CompilerServices;
using Wander.Configuration;
using Wander.Ignoring;
using Wander.Output;
using Wander.Protocol.Findings;
using Wander.Reporting;
using Wander.Sessions;
using Wander.Text;

namespace Wander.CommandLine;

/// <summary>
/// <c>wander ignored</c>: which pattern hides an address, what each pattern hides, what one more would hide.
/// </summary>
internal static class IgnoredCommand
{
    /// <summary>What stands for addresses on standard input, one a line.</summary>
    public const string StandardInput = "-";

    private const string Description =
        "Says which ignore pattern hides an address and why, what each pattern hides in the network, "
        + "or what one more would hide.";

    /// <summary>The command.</summary>
    public static Command Create(Option<string> config, CommandContext context)
    {
        var urls = new Argument<string[]>("URL")
        {
            Description = "Addresses, with or without https://; - reads them from standard input, one a line",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var report = new Option<bool>("--report") { Description = "Tells what each pattern hides in today's network" };
        var tries = new Option<string[]>("--try")
        {
            Description = "Tells what this pattern would hide; may be given several times, as if added one after another",
            HelpName = "PATTERN",
        };
        var asJson = new Option<bool>("--json") { Description = "Prints JSON, for scripts" };
        var command = new Command("ignored", Description) { urls, report, tries, asJson };
        command.Validators.Add(result =>
        {
            // Its value is not to be asked for where it has none, and what begins like an option is no pattern.
            var tried = result.GetResult(tries);
            if (tried?.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } option)
                result.AddError($"`--try` is not complete before {Quote.Of(option.Value)}: write `--try PATTERN`");
            var ways = new[] { result.GetValue(urls) is { Length: > 0 }, result.GetValue(report), tried is { Implicit: false } };
            if (ways.Count(isWanted => isWanted) != 1)
                result.AddError(
                    "Write either addresses, or `--report`, or `--try` and a pattern: `wander ignored https://example.com/`.");
        });
        command.SetAction(async (arguments, cancellationToken) =>
        {
            if (context.ReadSettings(arguments.GetRequiredValue(config)) is not { } settings)
                return WanderCommand.WrongUsage;
            var isJson = arguments.GetValue(asJson);
            if (arguments.GetValue(urls) is { Length: > 0 } addresses)
                return await LookUpAsync(context, settings, addresses, isJson, cancellationToken);
            if (await ReadNetworkAsync(context, settings, cancellationToken) is not { } network)
                return WanderCommand.FoundWrong;
            return arguments.GetValue(report)
                ? Report(context.Terminal, IgnoreReport.Of(settings.Ignore, network), isJson)
                : Try(context.Terminal, network, IgnoreTrials.Of(arguments.GetRequiredValue(tries), settings, network), isJson);
        });
        return command;
    }

    private static async Task<int> LookUpAsync(
        CommandContext context, WanderSettings settings, string[] addresses, bool isJson, CancellationToken cancellationToken)
    {
        var results = new List<IgnoredAddress>();
        var areAllAddresses = true;
        await foreach (var typed in TypedIn(context, addresses, cancellationToken))
        {
            var result = IgnoredAddress.Of(typed, settings.Ignore);
            areAllAddresses &= result.Problem is null;
            if (isJson)
                results.Add(result);
            else
                result.Write(context.Terminal); // at once: standard input may be a person's keyboard
        }
        if (isJson)
            JsonData.Write(context.Terminal.Output, results);
        return areAllAddresses ? WanderCommand.Done : WanderCommand.FoundWrong;
    }

    // Standard input may be a file of patterns or addresses with empty lines and comments.
    private static async IAsyncEnumerable<string> TypedIn(
        CommandContext context, string[] addresses, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var address in addresses)
        {
            if (address != StandardInput)
            {
                yield return address;
                continue;
            }
            await foreach (var line in InputLines.ReadAsync(context.Input(), cancellationToken))
            {
                if (!string.IsNullOrWhiteSpace(line) && !line.TrimStart().StartsWith('#'))
                    yield return line;
            }
        }
    }

    private static int Report(Terminal terminal, IgnoreReport report, bool isJson)
    {
        if (isJson)
            JsonData.Write(terminal.Output, IgnoreReportJson.Of(report));
        else
            IgnoreReportText.Write(terminal, report);
        return report.HasFindings ? WanderCommand.FoundWrong : WanderCommand.Done;
    }

    private static int Try(Terminal terminal, ListedNetwork network, IgnoreTrials trials, bool isJson)
    {
        foreach (var problem in trials.Problems)
            terminal.Say(problem.ToString());
        if (isJson)
            JsonData.Write(terminal.Output, trials.Trials.Select(IgnoreTrialJson.Of));
        else
            IgnoreTrialText.Write(terminal, network, trials.Trials);
        return !trials.AreAllPatterns ? WanderCommand.WrongUsage
            : trials.HasFindings ? WanderCommand.FoundWrong
            : WanderCommand.Done;
    }

    // What the store knows; a console that was never asked has listed nothing yet.
    private static async Task<ListedNetwork?> ReadNetworkAsync(
        CommandContext context, WanderSettings settings, CancellationToken cancellationToken)
    {
        await using var session = context.OpenNetwork(settings, isReading: true);
        var isUnread = session.Now.Network.Consoles.Skip(1).All(console => console.State is ConsoleState.Unread);
        if (isUnread && session.Now.Network.Consoles.Length > 1)
        {
            context.Terminal.Say("The store knows nothing of the network yet, so consoles are asked first.");
            await context.ShowProgressAsync(
                "Reading consoles", progress => session.CrawlAsync(CrawlScope.Due, progress, cancellationToken));
            if (session.IsUnanswered)
            {
                context.Terminal.Say("No console answered, so nothing is known of the network: you seem to be offline. "
                    + "Try again when you are online.");
                return null;
            }
        }
        var unread = session.Now.Network.Consoles.Skip(1).Count(console => console.State is ConsoleState.Unread);
        if (unread > 0)
        {
            var (were, list) = unread == 1 ? ("was", "it lists") : ("were", "they list");
            context.Terminal.Say(
                $"{NetworkReport.Count(unread, "console")} {were} not asked yet, "
                + $"and what {list} is not known: `wander crawl` asks.");
        }
        return ListedNetwork.Of(settings, session.Now.Network, session.Memory, context.Time.GetUtcNow());
    }
}
