using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Wander.Output;

namespace Wander.CommandLine;

/// <summary>Shows how far a command is, as talk: a bar that moves on a terminal, else a plain line from time to time.</summary>
internal static class ProgressDisplay
{
    /// <summary>Shows the progress of some work as long as it takes.</summary>
    /// <param name="context">Where talk goes, and the clock.</param>
    /// <param name="task">What is under way: <c>Reading consoles</c>.</param>
    /// <param name="work">The work, which is given whom to tell about its progress.</param>
    public static Task<T> ShowProgressAsync<T>(this CommandContext context, string task, Func<IProgress<SessionProgress>, Task<T>> work)
    {
        if (!context.Terminal.IsTalkLive)
            return work(new PlainProgress(task, context.Terminal.Talk, context.Time));
        var count = new CountColumn();
        return context.Terminal.Progress.Progress()
            .AutoClear(enabled: true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), count)
            .StartAsync(display => work(new Bar(display.AddTask(Markup.Escape(task)), count)));
    }

    private sealed class Bar(ProgressTask task, CountColumn count) : IProgress<SessionProgress>
    {
        public void Report(SessionProgress value)
        {
            task.MaxValue = Math.Max(1, value.Total);
            task.Value = value.Done;
            count.Latest = value;
        }
    }

    private sealed class CountColumn : ProgressColumn
    {
        public SessionProgress? Latest { get; set; }

        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Spectre.Console.Text(
            Latest is not { } progress ? ""
            : !progress.Known.IsRunning ? string.Create(CultureInfo.InvariantCulture, $"{progress.Done:N0} of {progress.Total:N0}")
            : string.Create(CultureInfo.InvariantCulture, $"{progress.Done:N0} of {progress.Total:N0}, {progress.Known.Pages.Known:N0} pages known"));
    }
}
