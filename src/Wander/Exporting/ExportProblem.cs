namespace Wander.Exporting;

/// <summary>Why a folder cannot be written, or not further: what happened, where, and what to do.</summary>
/// <param name="Message">What the owner is told.</param>
internal sealed record ExportProblem(string Message)
{
    /// <summary>What the owner is told.</summary>
    public override string ToString() => Message;
}
