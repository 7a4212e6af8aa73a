using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Wander.Configuration.Reading;
using Wander.Output;

namespace Wander.CommandLine;

/// <summary>
/// <c>--help</c> of every command: what it does and takes, as System.CommandLine writes it, then examples, exit codes and, for
/// all of them together, the environment. It is 80 columns wide, however wide the terminal is.
/// </summary>
/// <param name="context">Where it is written.</param>
internal sealed class CommandHelp(CommandContext context) : SynchronousCommandLineAction
{
    private const int Columns = 80;

    private readonly HelpAction _usual = new() { MaxWidth = Columns };

    /// <summary>Who asks for help has not to be right about the rest.</summary>
    public override bool ClearsParseErrors => true;

    /// <summary>The option, for the root; its commands have it as well.</summary>
    public static HelpOption OptionFor(CommandContext context) =>
        new("--help", "-h", "-?") { Description = "Shows this", Action = new CommandHelp(context) };

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        ArgumentNullException.ThrowIfNull(parseResult);
        _usual.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var details = CommandDetails.Of(command);
        Write("Examples:", details.Examples.Select(example => $"{example.Line}\n      {example.Does}"));
        Write("Exit codes:", ExitCodes(details));
        if (command is RootCommand)
            Write("Environment, which stands above the settings:", Variables());
        return WanderCommand.Done;
    }

    private static IEnumerable<string> ExitCodes(CommandDetails details)
    {
        yield return $"{WanderCommand.Done}    {details.Done}";
        if (details.FoundWrong is { } wrong)
            yield return $"{WanderCommand.FoundWrong}    {wrong}";
        yield return $"{WanderCommand.WrongUsage}    {details.WrongUsage}";
        if (details.Interrupted is { } interrupted)
            yield return $"{WanderCommand.Interrupted}  {interrupted}";
    }

    private static IEnumerable<string> Variables()
    {
        var width = EnvironmentOverrides.Variables.Max(variable => variable.Name.Length);
        return EnvironmentOverrides.Variables
            .Append((Name: Terminal.NoColor, Setting: "no colours and no moving lines, unless empty"))
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
