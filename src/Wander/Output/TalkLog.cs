using Wander.Text;

namespace Wander.Output;

/// <summary>What parts of the service would log, as talk of a command: warnings and errors alone, as sentences.</summary>
/// <param name="talk">Where talk goes.</param>
internal sealed class TalkLog(TextWriter talk) : ILoggerProvider
{
    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new Line(talk);

    /// <inheritdoc />
    public void Dispose()
    {
        // The writer is the process's.
    }

    private sealed class Line(TextWriter talk) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            talk.WriteLine(Quote.Visible(formatter(state, exception)));
            if (exception is not null)
                talk.WriteLine(exception); // a mistake of ours: for a report
        }
    }
}
