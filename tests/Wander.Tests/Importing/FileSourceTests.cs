using System.Diagnostics;
using System.Text;
using Wander.Importing;

namespace Wander.Tests.Importing;

public sealed class FileSourceTests : IDisposable
{
    private const int Timeout = 60_000;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    private static async Task<string?> ProblemAsync(string path) =>
        (await new FileSource(TimeProvider.System).ReadAsync(path, Cancelled)).Problem;

    [Fact]
    public async Task A_file_is_read_completely()
    {
        var (content, problem) = await new FileSource(TimeProvider.System).ReadAsync(
            _folder.Write("wander.js", "wander = {}"), Cancelled);

        Assert.Null(problem);
        Assert.Equal(("wander.js", "wander = {}", null), (content!.Name, content.Text, content.Address));
    }

    [Theory]
    [InlineData(
        "", "The file name is empty. Pass a wander.js, an OPML file, a network.json, or the https:// address of a console.")]
    [InlineData("wander.js",
        "The file does not exist. Pass a wander.js, an OPML file, a network.json, or the https:// address of a console.")]
    [InlineData("a.example/wander", "The file does not exist. If it is a web address, pass https://a.example/wander.")]
    [InlineData("files/wander.js",
        "The file does not exist. Pass a wander.js, an OPML file, a network.json, or the https:// address of a console.")]
    [InlineData("no\nsuch",
        "The file does not exist. Pass a wander.js, an OPML file, a network.json, or the https:// address of a console.")]
    public async Task A_missing_file_is_reported(string path, string message) => Assert.Equal(message, await ProblemAsync(path));

    [Fact]
    public async Task A_folder_is_reported() =>
        Assert.Equal(
            $"This is a folder. Pass a file in it, for example `{_folder.Path}/wander.js`.", await ProblemAsync(_folder.Path));

    [Fact]
    public async Task A_file_that_is_too_large_is_reported()
    {
        await using (var large = File.Create(Path.Combine(_folder.Path, "large")))
            large.SetLength(ImportContent.MaximumBytes + 1);

        Assert.Equal("The file is larger than 64 MiB. Check that it is the right file.",
            await ProblemAsync(Path.Combine(_folder.Path, "large")));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_reported()
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux(), "Requires /proc/self/mem, which only Linux has.");

        var problem = await ProblemAsync("/proc/self/mem"); // not even root can read its beginning

        Assert.StartsWith("The file cannot be read (", problem, StringComparison.Ordinal);
        Assert.EndsWith("). Give the user that runs wander permission to read it.", problem, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task Reading_a_pipe_without_a_writer_times_out()
    {
        var pipe = Pipe();
        var time = new ManualTime();

        var reading = new FileSource(time).ReadAsync(pipe, Cancelled);
        while (!time.HasTimerAt(time.Now + FileSource.MaximumWait))
            await Task.Delay(1, Cancelled);
        time.Advance(FileSource.MaximumWait);

        Assert.Equal(
            "Nothing could be read within 15 s. If it is a pipe, make sure that a program writes to it.",
            (await reading).Problem);
        await File.WriteAllTextAsync(pipe, "", Cancelled); // so that the thread ends
    }

    [Fact(Timeout = Timeout)]
    public async Task A_pipe_is_read_like_a_file()
    {
        var pipe = Pipe();

        var reading = new FileSource(TimeProvider.System).ReadAsync(pipe, Cancelled);
        await File.WriteAllTextAsync(pipe, "wander = {}", Cancelled);

        Assert.Equal("wander = {}", (await reading).Content!.Text);
    }

    [Fact(Timeout = Timeout)]
    public async Task Waiting_for_a_pipe_can_be_cancelled()
    {
        var pipe = Pipe();
        using var interrupt = new CancellationTokenSource();

        var reading = new FileSource(TimeProvider.System).ReadAsync(pipe, interrupt.Token);
        await interrupt.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task Standard_input_is_read_to_its_end()
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes("wander = {}"));

        var (content, problem) = await FileSource.ReadAsync(input, Cancelled);

        Assert.Null(problem);
        Assert.Equal(("standard input", "wander = {}"), (content!.Name, content.Text));
    }

    [Fact]
    public async Task Standard_input_has_the_same_maximum_size()
    {
        await using var input = File.Create(Path.Combine(_folder.Path, "large"));
        input.SetLength(ImportContent.MaximumBytes + 1);

        Assert.Equal("The file is larger than 64 MiB. Check that it is the right file.",
            (await FileSource.ReadAsync(input, Cancelled)).Problem);
    }

    private string Pipe()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Requires named pipes in the file system, which Windows does not have.");
        var path = Path.Combine(_folder.Path, "pipe");
        using var mkfifo = Process.Start("mkfifo", [path]);
        mkfifo.WaitForExit();
        return path;
    }
}
