using System.Globalization;

namespace Wander.Output;

/// <summary>Progress as plain lines, where no terminal looks on: one every few seconds, and none twice.</summary>
/// <param name="task">What is under way: <c>Reading consoles</c>.</param>
/// <param name="error">Where the lines go.</param>
/// <param name="time">The clock.</param>
internal sealed class PlainProgress(string task, TextWriter error, TimeProvider time) : IProgress<SessionProgress>
{
    /// <summary>The least time between two lines, and before the first.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private long _told = time.GetTimestamp();
    private string? _line;

    /// <inheritdoc />
    public void Report(SessionProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var line = string.Create(CultureInfo.InvariantCulture, $"{task}: {value.Done:N0} of {value.Total:N0}");
        if (line == _line || time.GetElapsedTime(_told) < Every)
            return;
        error.WriteLine(line);
        (_line, _told) = (line, time.GetTimestamp());
    }
}
