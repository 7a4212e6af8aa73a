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

    private static async Task<string?> MistakeAsync(string path) =>
        (await new FileSource(TimeProvider.System).ReadAsync(path, Cancelled)).Mistake;

    [Fact]
    public async Task A_file_is_read_whole()
    {
        var (content, mistake) = await new FileSource(TimeProvider.System).ReadAsync(
            _folder.Write("wander.js", "wander = {}"), Cancelled);

        Assert.Null(mistake);
        Assert.Equal(("wander.js", "wander = {}", null), (content!.Name, content.Text, content.Address));
    }

    [Theory]
    [InlineData(
        "", "a name is missing: name a wander.js, an OPML file, a network.json, or the address of a console with its https://")]
    [InlineData("wander.js",
        "there is no such file: name a wander.js, an OPML file, a network.json, or the address of a console with its https://")]
    [InlineData("a.example/wander", "there is no such file: if it is an address, write https://a.example/wander")]
    [InlineData("files/wander.js",
        "there is no such file: name a wander.js, an OPML file, a network.json, or the address of a console with its https://")]
    [InlineData("no\nsuch",
        "there is no such file: name a wander.js, an OPML file, a network.json, or the address of a console with its https://")]
    public async Task What_is_not_there_is_told(string path, string words) => Assert.Equal(words, await MistakeAsync(path));

    [Fact]
    public async Task A_folder_is_no_file() =>
        Assert.Equal($"this is a folder: name a file in it, like `{_folder.Path}/wander.js`", await MistakeAsync(_folder.Path));

    [Fact]
    public async Task What_is_too_large_is_told()
    {
        await using (var large = File.Create(Path.Combine(_folder.Path, "large")))
            large.SetLength(ImportContent.MaximumBytes + 1);

        Assert.Equal("this is larger than 64 MiB, and no list of anybody is: look whether it is the right one",
            await MistakeAsync(Path.Combine(_folder.Path, "large")));
    }

    [Fact]
    public async Task What_cannot_be_read_is_told()
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux(), "/proc/self/mem is Linux's.");

        var mistake = await MistakeAsync("/proc/self/mem"); // which even root cannot read from its beginning

        Assert.StartsWith("The file cannot be read (", mistake, StringComparison.Ordinal);
        Assert.EndsWith("). Give the user that runs wander permission to read it.", mistake, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_pipe_that_nobody_writes_to_is_not_waited_for_without_end()
    {
        var pipe = Pipe();
        var time = new ManualTime();

        var reading = new FileSource(time).ReadAsync(pipe, Cancelled);
        while (!time.HasTimerAt(time.Now + FileSource.Patience))
            await Task.Delay(1, Cancelled);
        time.Advance(FileSource.Patience);

        Assert.Equal("nothing came out of it in 15 s: if it is a pipe, let something write to it", (await reading).Mistake);
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
    public async Task Waiting_for_a_pipe_can_be_given_up()
    {
        var pipe = Pipe();
        using var given = new CancellationTokenSource();

        var reading = new FileSource(TimeProvider.System).ReadAsync(pipe, given.Token);
        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task Standard_input_is_read_to_its_end()
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes("wander = {}"));

        var (content, mistake) = await FileSource.ReadAsync(input, Cancelled);

        Assert.Null(mistake);
        Assert.Equal(("standard input", "wander = {}"), (content!.Name, content.Text));
    }

    [Fact]
    public async Task Standard_input_has_the_same_bound()
    {
        await using var input = File.Create(Path.Combine(_folder.Path, "large"));
        input.SetLength(ImportContent.MaximumBytes + 1);

        Assert.Equal("this is larger than 64 MiB, and no list of anybody is: look whether it is the right one",
            (await FileSource.ReadAsync(input, Cancelled)).Mistake);
    }

    private string Pipe()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such pipes on Windows.");
        var path = Path.Combine(_folder.Path, "pipe");
        using var mkfifo = Process.Start("mkfifo", [path]);
        mkfifo.WaitForExit();
        return path;
    }
}
