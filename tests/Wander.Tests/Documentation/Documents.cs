namespace Wander.Tests.Documentation;

/// <summary>Reads the documents of the repository.</summary>
internal static class Documents
{
    /// <summary>The owner's manual.</summary>
    public const string Manual = "src/Wander/README.md";

    private static readonly string[] Paths =
        ["README.md", "CHANGELOG.md", "src/README.md", Manual, "src/Wander.Protocol/README.md", "tests/README.md"];

    /// <summary>The paths of all documents, relative to the root folder of the repository.</summary>
    public static TheoryData<string> All => [.. Paths];

    /// <summary>The path of the root folder of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Reads a document. Throws an exception when the file does not exist.</summary>
    /// <param name="path">The path of the file, relative to the root folder of the repository.</param>
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
