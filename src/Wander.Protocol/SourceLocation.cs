namespace Wander.Protocol;

/// <summary>
/// Where something was written. Line and column count from 1; both are 0 for an environment variable or a whole file.
/// </summary>
/// <param name="File">The file as its owner knows it: <c>wander.yaml</c>, <c>ignore/ads.txt</c>.</param>
/// <param name="Line">The line, from 1; 0 for none.</param>
/// <param name="Column">The column in UTF-16 code units, from 1; 0 for none.</param>
public readonly record struct SourceLocation(string File, int Line, int Column)
{
    /// <summary>The file as a whole.</summary>
    public static SourceLocation Whole(string file) => new(file, 0, 0);

    /// <summary>The location of one character of a text.</summary>
    public static SourceLocation At(string file, ReadOnlySpan<char> text, int index)
    {
        var before = text[..index];
        var lines = before.Count('\n');
        return new SourceLocation(file, lines + 1, index - before.LastIndexOf('\n'));
    }

    /// <summary>The location without its column, as visitors and owners read it: <c>wander.yaml:23</c>.</summary>
    public override string ToString() => Line > 0 ? $"{File}:{Line}" : File;
}
