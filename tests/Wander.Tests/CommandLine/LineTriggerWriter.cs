namespace Wander.Tests.CommandLine;

/// <summary>Collects the standard error of a command, and runs an action on each matching line.</summary>
/// <param name="isMatch">Returns true for a matching line.</param>
/// <param name="onLine">The action.</param>
internal sealed class LineTriggerWriter(Func<string, bool> isMatch, Action onLine) : StringWriter
{
    public override string NewLine => "\n";

    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        if (isMatch(value ?? ""))
            onLine();
    }
}
