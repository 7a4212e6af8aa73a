using Wander.Output;
using Wander.State;

namespace Wander.Tests.Output;

public class ProgressDisplayTests
{
    private static readonly CrawlProgress Idle = new(
        false, null, null, new ConsoleCounts(0, 0, 0), new PageCounts(0, 0, 0));

    [Fact]
    public async Task A_terminal_shows_each_report_immediately()
    {
        await using var error = new StringWriter();
        var terminal = new Terminal(TextWriter.Null, Stream.Null, error, isOutputInteractive: true, isErrorInteractive: true);

        var result = await terminal.ShowProgressAsync("Reading consoles", TimeProvider.System, progress =>
        {
            progress.Report(new SessionProgress(3, 10, Idle));
            Assert.Contains("3 of 10", error.ToString(), StringComparison.Ordinal);
            progress.Report(new SessionProgress(4, 10, Idle));
            Assert.Contains("4 of 10", error.ToString(), StringComparison.Ordinal);
            return Task.FromResult("done");
        });

        Assert.Equal("done", result);
    }
}
