namespace Wander.Checking;

/// <summary>
/// Keeps work that grows with the network to a tenth of our time: after it has taken a while, it rests for ten times as long.
/// </summary>
/// <param name="time">The clock; setting it back or forth changes nothing here.</param>
/// <param name="least">The shortest rest.</param>
internal sealed class DutyCycle(TimeProvider time, TimeSpan least)
{
    private const int Share = 10;

    // No work of ours takes that long: the clock leapt meanwhile, as it does on a machine that sleeps, and says nothing of the
    // work.
    private static readonly TimeSpan Leap = TimeSpan.FromMinutes(30);

    private long _ended = time.GetTimestamp();
    private TimeSpan _rest;

    /// <summary>How long the rest still is; zero or less when it is over.</summary>
    public TimeSpan Left => _rest - time.GetElapsedTime(_ended);

    /// <summary>Does the work.</summary>
    public void Do(Action work)
    {
        var began = time.GetTimestamp();
        work();
        _ended = time.GetTimestamp();
        var took = time.GetElapsedTime(began, _ended);
        var rest = took < Leap ? Share * took : TimeSpan.Zero;
        _rest = rest > least ? rest : least;
    }
}
