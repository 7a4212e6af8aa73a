using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Wander.Output;

/// <summary>
/// Shows the progress of a command on standard error: a moving bar on a terminal, otherwise a plain line every few seconds.
/// </summary>
internal static class ProgressDisplay
{
    /// <summary>Shows the progress of an operation until it ends.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="task">The name of the operation: <c>Reading consoles</c>.</param>
    /// <param name="time">The clock.</param>
    /// <param name="work">The operation; it reports its progress.</param>
    public static Task<T> ShowProgressAsync<T>(
        this Terminal terminal, string task, TimeProvider time, Func<IProgress<SessionProgress>, Task<T>> work)
    {
        if (!terminal.IsErrorInteractive)
            return work(new PlainProgress(task, terminal.Error, time));
        var count = new CountColumn();
        return terminal.Progress.Progress()
            .AutoClear(enabled: true)
            // Reports arrive several times a second, and each redraws the bar. The refresh thread of Spectre.Console 0.57.2
            // is never stopped when the work ends before that thread has started, and then draws until the process ends.
            .AutoRefresh(enabled: false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), count)
            .StartAsync(display => work(new Bar(display, display.AddTask(Markup.Escape(task)), count)));
    }

    private sealed class Bar(ProgressContext display, ProgressTask task, CountColumn count) : IProgress<SessionProgress>
    {
        public void Report(SessionProgress value)
        {
            task.MaxValue = Math.Max(1, value.Total);
            task.Value = value.Done;
            count.Latest = value;
            display.Refresh();
        }
    }

    private sealed class CountColumn : ProgressColumn
    {
        public SessionProgress? Latest { get; set; }

        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
        {
            if (Latest is not { } progress)
                return new Spectre.Console.Text("");
            var count = string.Create(CultureInfo.InvariantCulture, $"{progress.Done:N0} of {progress.Total:N0}");
            return new Spectre.Console.Text(progress.Known.IsRunning
                ? string.Create(CultureInfo.InvariantCulture, $"{count}, {progress.Known.Pages.Known:N0} pages found")
                : count);
        }
    }
}
