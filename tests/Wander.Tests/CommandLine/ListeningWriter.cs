namespace Wander.Tests.CommandLine;

/// <summary>What a command says, and somebody who waits for a line of it.</summary>
/// <param name="isAwaited">Is it this line?</param>
/// <param name="heard">What is then done.</param>
internal sealed class ListeningWriter(Func<string, bool> isAwaited, Action heard) : StringWriter
{
    public override string NewLine => "\n";

    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        if (isAwaited(value ?? ""))
            heard();
    }
}
