using System.Globalization;

namespace Wander.Output;

/// <summary>Writes progress as plain lines when there is no terminal: at most one every few seconds, and no line twice.</summary>
/// <param name="task">The name of the operation: <c>Reading consoles</c>.</param>
/// <param name="error">Standard error.</param>
/// <param name="time">The clock.</param>
internal sealed class PlainProgress(string task, TextWriter error, TimeProvider time) : IProgress<SessionProgress>
{
    /// <summary>The minimum time between two lines, and before the first.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private long _written = time.GetTimestamp();
    private string? _line;

    /// <inheritdoc />
    public void Report(SessionProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var line = string.Create(CultureInfo.InvariantCulture, $"{task}: {value.Done:N0} of {value.Total:N0}");
        if (line == _line || time.GetElapsedTime(_written) < Every)
            return;
        error.WriteLine(line);
        (_line, _written) = (line, time.GetTimestamp());
    }
}
