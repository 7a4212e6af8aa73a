namespace Wander.Exporting;

/// <summary>A problem that prevents an export, or stops it.</summary>
/// <param name="Message">The message for the owner: the problem, its location and a remedy.</param>
internal sealed record ExportProblem(string Message)
{
    /// <summary>Returns the message.</summary>
    public override string ToString() => Message;
}
