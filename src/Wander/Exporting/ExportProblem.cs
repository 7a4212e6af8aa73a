namespace Wander.Exporting;

/// <summary>Why a folder cannot be written, or not further: what happened, where, and what to do.</summary>
/// <param name="Words">What the owner is told.</param>
internal sealed record ExportProblem(string Words)
{
    /// <summary>What the owner is told.</summary>
    public override string ToString() => Words;
}
