using Wander.Checking;

namespace Wander.Sessions;

/// <summary>Holds the count of checked pages that was reported last.</summary>
internal sealed class LatestCheckCount : IProgress<CheckCount>
{
    /// <summary>The count.</summary>
    public CheckCount Latest { get; private set; } = new(Done: 0, Left: 0);

    /// <inheritdoc />
    public void Report(CheckCount value) => Latest = value;
}
