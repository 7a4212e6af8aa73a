using Wander.Text;

namespace Wander.Output;

/// <summary>Logs warnings and errors to standard error while a command runs, one message per line.</summary>
/// <param name="error">Standard error.</param>
internal sealed class StandardErrorLogger(TextWriter error) : ILoggerProvider
{
    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new Line(error);

    /// <inheritdoc />
    public void Dispose()
    {
        // The writer belongs to the process.
    }

    private sealed class Line(TextWriter error) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            error.WriteLine(Quote.Visible(formatter(state, exception)));
            if (exception is not null)
                error.WriteLine(exception); // a bug in Wander: the details are for a bug report
        }
    }
}
