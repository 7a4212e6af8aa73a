namespace Wander.Tests.CommandLine;

/// <summary>Collects the standard error of a command, and runs an action when it writes a certain line.</summary>
/// <param name="isAwaited">Returns true for the line.</param>
/// <param name="onLine">The action.</param>
internal sealed class ListeningWriter(Func<string, bool> isAwaited, Action onLine) : StringWriter
{
    public override string NewLine => "\n";

    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        if (isAwaited(value ?? ""))
            onLine();
    }
}
