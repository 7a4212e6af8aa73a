namespace Wander.Tests.Documentation;

/// <summary>The documents of the repository, and the folder that they are in.</summary>
internal static class Documents
{
    /// <summary>The owner's manual.</summary>
    public const string Manual = "src/Wander/README.md";

    private static readonly string[] Paths =
        ["README.md", "CHANGELOG.md", "src/README.md", Manual, "src/Wander.Protocol/README.md", "tests/README.md"];

    /// <summary>The paths of all documents, below the repository's folder.</summary>
    public static TheoryData<string> All => [.. Paths];

    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Reads a document; it fails when there is no such file.</summary>
    /// <param name="path">Its path below the repository's folder.</param>
    public static Document Read(string path) => Document.Parse(File.ReadAllText(Path.Combine(Root, path)));

    /// <summary>Reads all documents.</summary>
    public static IEnumerable<(string Path, Document Document)> ReadAll() => Paths.Select(path => (path, Read(path)));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Wander.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run in the repository.");
    }
}
