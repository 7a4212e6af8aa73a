namespace Wander.Protocol;

/// <summary>
/// The location of a setting or an entry in a file. Line and column are both 0 for a whole file or an environment variable.
/// </summary>
/// <param name="File">The name of the file as shown to its owner: <c>wander.yaml</c>, <c>ignore/ads.txt</c>.</param>
/// <param name="Line">The line, from 1; 0 when there is none.</param>
/// <param name="Column">The column in UTF-16 code units, from 1; 0 when there is none.</param>
public readonly record struct SourceLocation(string File, int Line, int Column)
{
    /// <summary>Returns the location of a whole file.</summary>
    public static SourceLocation Whole(string file) => new(file, 0, 0);

    /// <summary>Returns the location of the character at an index of a text.</summary>
    public static SourceLocation At(string file, ReadOnlySpan<char> text, int index)
    {
        var before = text[..index];
        var lines = before.Count('\n');
        return new SourceLocation(file, lines + 1, index - before.LastIndexOf('\n'));
    }

    /// <summary>The location without its column, as shown to visitors and owners: <c>wander.yaml:23</c>.</summary>
    public override string ToString() => Line > 0 ? $"{File}:{Line}" : File;
}
