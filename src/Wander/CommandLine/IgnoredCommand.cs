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
/// <c>wander ignored</c>: shows which pattern hides an address, what each pattern hides, or what a new pattern would hide.
/// </summary>
internal static class IgnoredCommand
{
    /// <summary>The argument that reads addresses from standard input, one per line.</summary>
    public const string StandardInput = "-";

    private const string Description =
        "Show which ignore pattern hides an address and why, what each pattern hides in the network, "
        + "or what a new pattern would hide.";

    /// <summary>Creates the command.</summary>
    public static Command Create(Option<string> config, CommandContext context)
    {
        var urls = new Argument<string[]>("URL")
        {
            Description = "Addresses, with or without https://. Use - to read them from standard input, one per line",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var report = new Option<bool>("--report") { Description = "Show what each pattern hides in the network" };
        var tries = new Option<string[]>("--try")
        {
            Description = "Show what this pattern would hide. Can be repeated: each pattern is tried with those before it",
            HelpName = "PATTERN",
        };
        var asJson = new Option<bool>("--json") { Description = "Print JSON, for scripts" };
        var command = new Command("ignored", Description) { urls, report, tries, asJson };
        command.Validators.Add(result =>
        {
            // GetValue throws when the option has no value. A value that begins like an option is a forgotten pattern.
            var tried = result.GetResult(tries);
            if (tried?.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } option)
                result.AddError($"`--try` needs a pattern before {Quote.Of(option.Value)}. Use `--try PATTERN`.");
            var modes = new[] { result.GetValue(urls) is { Length: > 0 }, result.GetValue(report), tried is { Implicit: false } };
            if (modes.Count(isGiven => isGiven) != 1)
            {
                result.AddError("Pass either addresses, `--report` or `--try PATTERN`, "
                    + "for example `wander ignored https://example.com/`.");
            }
        });
        command.SetAction(async (arguments, cancellationToken) =>
        {
            if (context.ReadSettings(arguments.GetRequiredValue(config)) is not { } settings)
                return WanderCommand.InvalidUsage;
            var isJson = arguments.GetValue(asJson);
            if (arguments.GetValue(urls) is { Length: > 0 } addresses)
                return await LookUpAsync(context, settings, addresses, isJson, cancellationToken);
            if (await ReadNetworkAsync(context, settings, cancellationToken) is not { } network)
                return WanderCommand.ProblemsFound;
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
                result.Write(context.Terminal); // immediately, because standard input may be interactive
        }
        if (isJson)
            JsonData.Write(context.Terminal.Output, results);
        return areAllAddresses ? WanderCommand.Success : WanderCommand.ProblemsFound;
    }

    // Standard input may be a file with empty lines and comments.
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
        return report.HasFindings ? WanderCommand.ProblemsFound : WanderCommand.Success;
    }

    private static int Try(Terminal terminal, ListedNetwork network, IgnoreTrials trials, bool isJson)
    {
        foreach (var problem in trials.Problems)
            terminal.WriteMessage(problem.ToString());
        if (isJson)
            JsonData.Write(terminal.Output, trials.Trials.Select(IgnoreTrialJson.Of));
        else
            IgnoreTrialText.Write(terminal, network, trials.Trials);
        return !trials.AreAllPatterns ? WanderCommand.InvalidUsage
            : trials.HasFindings ? WanderCommand.ProblemsFound
            : WanderCommand.Success;
    }

    // Returns the stored network, and crawls first when no console has ever been read. Null when this machine is offline.
    private static async Task<ListedNetwork?> ReadNetworkAsync(
        CommandContext context, WanderSettings settings, CancellationToken cancellationToken)
    {
        await using var session = context.OpenNetwork(settings, isReading: true);
        var isUnread = session.Now.Network.Consoles.Skip(1).All(console => console.State is ConsoleState.Unread);
        if (isUnread && session.Now.Network.Consoles.Length > 1)
        {
            context.Terminal.WriteMessage("No console has been read yet, so the consoles are read first.");
            await context.ShowProgressAsync(
                "Reading consoles", progress => session.CrawlAsync(CrawlScope.Due, progress, cancellationToken));
            if (session.IsUnanswered)
            {
                context.Terminal.WriteMessage(
                    "No console answered, so the network is not known. This machine seems to be offline. "
                    + "Try again when it is online.");
                return null;
            }
        }
        var unread = session.Now.Network.Consoles.Skip(1).Count(console => console.State is ConsoleState.Unread);
        if (unread > 0)
        {
            var (have, list, them) = unread == 1 ? ("has", "it lists", "it") : ("have", "they list", "them");
            context.Terminal.WriteMessage(
                $"{NetworkReport.Count(unread, "console")} {have} not been read yet, so what {list} is not counted. "
                + $"Run `wander crawl` to read {them}.");
        }
        return ListedNetwork.Of(settings, session.Now.Network, session.Memory, context.Time.GetUtcNow());
    }
}
