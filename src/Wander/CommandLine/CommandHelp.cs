using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Wander.Configuration.Reading;
using Wander.Output;

namespace Wander.CommandLine;

/// <summary>
/// Writes the <c>--help</c> of every command: the description, arguments and options as System.CommandLine writes them, then
/// examples and exit codes. The help of <c>wander</c> also lists the environment variables. It is always 80 columns
/// wide.
/// </summary>
/// <param name="context">The context of the command.</param>
internal sealed class CommandHelp(CommandContext context) : SynchronousCommandLineAction
{
    private const int Columns = 80;

    private readonly HelpAction _standard = new() { MaxWidth = Columns };

    /// <summary>True, so that help is shown even when the other arguments are invalid.</summary>
    public override bool ClearsParseErrors => true;

    /// <summary>Creates the option for the root command. Its subcommands inherit it.</summary>
    public static HelpOption OptionFor(CommandContext context) =>
        new("--help", "-h", "-?") { Description = "Show this help", Action = new CommandHelp(context) };

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        ArgumentNullException.ThrowIfNull(parseResult);
        _standard.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var details = CommandDetails.Of(command);
        Write("Examples:", details.Examples.Select(example => $"{example.Line}\n      {example.Description}"));
        Write("Exit codes:", ExitCodes(details));
        if (command is RootCommand)
            Write("Environment variables, which override the settings file:", Variables());
        return WanderCommand.Success;
    }

    private static IEnumerable<string> ExitCodes(CommandDetails details)
    {
        yield return $"{WanderCommand.Success}    {details.Success}";
        if (details.ProblemsFound is { } problems)
            yield return $"{WanderCommand.ProblemsFound}    {problems}";
        yield return $"{WanderCommand.InvalidUsage}    {details.InvalidUsage}";
        if (details.Interrupted is { } interrupted)
            yield return $"{WanderCommand.Interrupted}  {interrupted}";
    }

    private static IEnumerable<string> Variables()
    {
        var width = EnvironmentOverrides.Variables.Max(variable => variable.Name.Length);
        return EnvironmentOverrides.Variables
            .Append((Name: Terminal.NoColor, Setting: "disables colours and progress bars, unless empty"))
            .Select(variable => $"{variable.Name.PadRight(width)}  {variable.Setting}");
    }

    private void Write(string heading, IEnumerable<string> lines)
    {
        context.Terminal.Output.WriteLine(heading);
        foreach (var line in lines)
            context.Terminal.Output.WriteLine($"  {line}");
        context.Terminal.Output.WriteLine();
    }
}
