using System.Text;
using Wander.Configuration;
using Wander.Configuration.Reading;
using Wander.Exporting;

namespace Wander.Tests.Exporting;

/// <summary>Tests that an export does not damage other files, and that visitors see complete files during an export.</summary>
public sealed class ExportFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly WanderSettings _settings;

    public ExportFolderTests() => _settings = WanderSettingsFile.Read(
        _folder.Write("wander.yaml", "url: https://us.example/"), new Dictionary<string,
            string>(StringComparer.Ordinal)).Settings!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Out => Path.Combine(_folder.Path, "out");

    public void Dispose() => _folder.Dispose();

    private string? Refusal(string path, bool isForced = false)
    {
        var isOpen = ExportFolder.TryOpen(path, _settings, isForced, out var folder, out var problem);
        folder?.Dispose();
        return isOpen ? null : problem!.Message;
    }

    private static StaticFile Text(string name, string text) =>
        new(name, (stream, cancellationToken) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).AsTask());

    private async Task<ExportFolder> ExportAsync(params (string Name, string Text)[] files)
    {
        Assert.True(ExportFolder.TryOpen(Out, _settings, isForced: false, out var opened, out _));
        using var folder = opened;
        foreach (var (name, text) in files)
            Assert.Null(await folder.WriteAsync(Text(name, text), Cancelled));
        Assert.Null(folder.End());
        return folder;
    }

    private string[] Names() =>
        [.. Directory.EnumerateFiles(Out, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Out, path)).Order(
            StringComparer.Ordinal)];

    [Fact]
    public async Task Changed_files_are_replaced_and_obsolete_files_are_removed()
    {
        await ExportAsync(("index.html", "one"), ("same.txt", "same"), ("a/b/old.txt", "old"), ("a/c.txt", "c"));
        _folder.Write("out/CNAME", "the owner's");
        _folder.Write("out/a/theirs.txt", "the owner's");
        var before = File.GetLastWriteTimeUtc(Path.Combine(Out, "same.txt"));
        File.SetLastWriteTimeUtc(Path.Combine(Out, "same.txt"), before.AddDays(-1));

        var again = await ExportAsync(("index.html", "two"), ("same.txt", "same"), ("new.txt", "new"));

        Assert.Equal((3, 2, 2), (again.Count, again.Changed, again.Removed));
        Assert.Equal([".wander-export", "CNAME", "a/theirs.txt", "index.html", "new.txt", "same.txt"], Names());
        Assert.Equal("two", File.ReadAllText(Path.Combine(Out, "index.html")));
        Assert.Equal(before.AddDays(-1), File.GetLastWriteTimeUtc(Path.Combine(Out, "same.txt")));
        Assert.False(Directory.Exists(Path.Combine(Out, "a", "b")));
    }

    [Fact]
    public async Task A_file_keeps_its_old_content_until_the_new_one_is_complete()
    {
        await ExportAsync(("index.html", "the old page"));
        Assert.True(ExportFolder.TryOpen(Out, _settings, isForced: false, out var opened, out _));
        using var folder = opened;
        string? during = null;

        await folder.WriteAsync(
            new StaticFile("index.html", async (stream, cancellationToken) =>
            {
                await stream.WriteAsync("the new"u8.ToArray(), cancellationToken);
                await stream.FlushAsync(cancellationToken);
                during = await File.ReadAllTextAsync(Path.Combine(Out, "index.html"), cancellationToken);
            }),
            Cancelled);

        Assert.Equal("the old page", during);
        Assert.Equal("the new", File.ReadAllText(Path.Combine(Out, "index.html")));
    }

    [Fact]
    public async Task Files_of_an_interrupted_export_are_removed_by_the_next_one()
    {
        Assert.True(ExportFolder.TryOpen(Out, _settings, isForced: false, out var opened, out _));
        using var folder = opened;
        await folder.WriteAsync(Text("only-then.txt", "x"), Cancelled);
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => folder.WriteAsync(new StaticFile("half.txt", (_, _) => throw new OperationCanceledException()), Cancelled));

        folder.Dispose();
        await ExportAsync(("index.html", "whole"));

        Assert.Equal([".wander-export", "index.html"], Names());
    }

    [Theory]
    [InlineData(
        "out/photo.jpg", "out",
        "`{0}` contains files that no export wrote, for example `photo.jpg`. Pass a new or empty folder, or add --force to "
        + "replace files with the same names and keep all others.")]
    [InlineData("a.txt", "a.txt", "`{0}` is a file. Pass a new or empty folder, or the folder of an earlier export.")]
    [InlineData("public/a.txt", "public/out",
        "`{0}` is in `public/`, whose files are copied into every export. Choose a folder outside of it.")]
    [InlineData(
        "public/a.txt", "public",
        "`{0}` is in `public/`, whose files are copied into every export. Choose a folder outside of it.")]
    [InlineData(
        "a.txt", ".",
        "`{0}` contains the console's own files, such as its store or `public/`. Choose a separate folder, for example "
        + "`{0}/export`.")]
    [InlineData(
        "data/x", "data",
        "`{0}` contains the console's own files, such as its store or `public/`. Choose a separate folder, for example "
        + "`{0}/export`.")]
    public void A_folder_with_other_files_is_refused_and_unchanged(string file, string folder, string message)
    {
        _folder.Write(file, "the owner's");
        var path = Path.Combine(_folder.Path, folder);

        Assert.Equal(string.Format(null, message, path), Refusal(path), StringComparer.Ordinal);

        Assert.Equal("the owner's", File.ReadAllText(Path.Combine(_folder.Path, file)));
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, ".wander-export", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_link_into_the_public_folder_is_refused()
    {
        _folder.Write("public/a.txt", "the owner's");
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "link"), Path.Combine(_folder.Path, "public"));

        Assert.Contains("is in `public/`", Refusal(Path.Combine(_folder.Path, "link", "out")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_simultaneous_exports_to_one_folder_are_refused()
    {
        await ExportAsync(("index.html", "ours"));
        Assert.True(ExportFolder.TryOpen(Out, _settings, isForced: false, out var opened, out _));
        using (opened)
            Assert.Equal($"Another export is writing to `{Out}`. Wait until it has finished.", Refusal(Out));

        Assert.Null(Refusal(Out));
        Assert.Equal([".wander-export", "index.html"], Names());
    }

    [Fact]
    public void A_folder_that_cannot_be_created_is_reported()
    {
        var path = Path.Combine(_folder.Path, "wander.yaml", "out");

        Assert.Matches(
            "^`.*wander.yaml/out` is not writable \\(.+[^.]\\). Choose another folder, or give this user write permission.$",
            Refusal(path));
    }

    [Fact]
    public async Task Files_of_the_owner_are_replaced_only_with_force()
    {
        await ExportAsync(("index.html", "ours"));
        _folder.Write("out/robots.txt", "the owner's");
        var path = Path.Combine(Out, "robots.txt");
        Assert.True(ExportFolder.TryOpen(Out, _settings, isForced: false, out var opened, out _));
        using var folder = opened;

        var problem = await folder.WriteAsync(Text("robots.txt", "ours"), Cancelled);

        Assert.Equal(
            $"`{path}` already exists, and no export wrote it. Move it away (your own files belong in `public/` next to the "
                + $"settings), or add --force to replace it.",
            problem?.Message);
        Assert.Equal("the owner's", File.ReadAllText(path));
        _folder.Write("photos/a.jpg", "the owner's");
        Assert.Null(Refusal(Path.Combine(_folder.Path, "photos"), isForced: true));
        folder.Dispose();
        Assert.True(ExportFolder.TryOpen(Out, _settings, isForced: true, out var forced, out _));
        using var again = forced;
        Assert.Null(await again.WriteAsync(Text("robots.txt", "ours"), Cancelled));
        Assert.Equal("ours", File.ReadAllText(path));
    }

    [Fact]
    public async Task A_failed_write_is_reported_with_file_and_reason()
    {
        await ExportAsync(("index.html", "ours"));
        Directory.CreateDirectory(Path.Combine(Out, "page.html"));
        Assert.True(ExportFolder.TryOpen(Out, _settings, isForced: true, out var opened, out _));
        using var folder = opened;
        var problem = await folder.WriteAsync(Text("page.html", "ours"), Cancelled);
        Assert.Matches(
            "^`.*/page.html` could not be written \\(.+\\). Check the free disk space and the write permission of this user, "
            + "then export again.$", problem?.Message);

        File.Delete(Path.Combine(Out, ".wander-export"));
        Directory.CreateDirectory(Path.Combine(Out, ".wander-export", "x"));
        Assert.Matches(
            "^`.*/.wander-export` could not be removed or replaced \\(.+\\), but all other files were written. "
                + "Give this user write permission, then export again.$",
            folder.End()?.Message);
    }

    [Fact]
    public async Task Links_and_manifest_names_cannot_lead_out_of_the_folder()
    {
        _folder.Write("elsewhere/precious.txt", "precious");
        await ExportAsync(("index.html", "ours"), ("old/precious.txt", "ours"));
        Directory.Delete(Path.Combine(Out, "old"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(Out, "old"), Path.Combine(_folder.Path, "elsewhere"));
        File.AppendAllText(Path.Combine(Out, ".wander-export"),
            $"../wander.yaml\n{_folder.Path}/wander.yaml\na/../../wander.yaml\n\\..\\x\n.\n");
        Assert.True(ExportFolder.TryOpen(Out, _settings, isForced: true, out var opened, out _));
        using var folder = opened;

        Assert.Equal(
            $"`{Path.Combine(Out, "old")}` is a symbolic link, and an export does not write through links. Remove it.",
            (await folder.WriteAsync(Text("old/new.txt", "ours"), Cancelled))?.Message);
        await Assert.ThrowsAsync<ArgumentException>(() => folder.WriteAsync(Text("../x", "ours"), Cancelled));
        Assert.Null(folder.End());

        Assert.Equal("precious", File.ReadAllText(Path.Combine(_folder.Path, "elsewhere", "precious.txt")));
        Assert.True(File.Exists(Path.Combine(_folder.Path, "wander.yaml")));
        Assert.False(File.Exists(Path.Combine(Out, "index.html"))); // it was exported before, but not this time
    }
}
