namespace Wander.Checking;

/// <summary>
/// Limits work whose duration grows with the network to about a tenth of the time: after each run there is a pause of ten times
/// the duration of the run.
/// </summary>
/// <param name="time">The clock. Only its timestamps are used, so setting the system time has no effect.</param>
/// <param name="least">The minimum pause.</param>
internal sealed class DutyCycle(TimeProvider time, TimeSpan least)
{
    private const int Factor = 10;

    // The work never takes this long. A longer duration means that the machine was suspended during the work.
    private static readonly TimeSpan Leap = TimeSpan.FromMinutes(30);

    private long _ended = time.GetTimestamp();
    private TimeSpan _pause;

    /// <summary>The remaining time of the pause; zero or less when it is over.</summary>
    public TimeSpan Left => _pause - time.GetElapsedTime(_ended);

    /// <summary>Does the work and begins the pause after it.</summary>
    public void Do(Action work)
    {
        var began = time.GetTimestamp();
        work();
        _ended = time.GetTimestamp();
        var took = time.GetElapsedTime(began, _ended);
        var pause = took < Leap ? Factor * took : TimeSpan.Zero;
        _pause = pause > least ? pause : least;
    }
}
