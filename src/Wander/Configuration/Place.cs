using System.Globalization;

namespace Wander.Configuration;

/// <summary>
/// Where something was written. Line and column count from 1; both are 0 for an environment variable or a whole file.
/// </summary>
internal readonly record struct Place(string File, int Line, int Column)
{
    /// <summary>The place without its column: <c>wander.yaml:23</c>, as visitors and owners read it.</summary>
    public string Source => Line > 0 ? $"{File}:{Line}" : File;

    /// <summary>The place that is written as a <see cref="Source"/>; what names no line is a whole file.</summary>
    public static Place Of(string source)
    {
        var colon = source.LastIndexOf(':');
        return colon > 0 && int.TryParse(source.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            ? new Place(source[..colon], line, 0)
            : Whole(source);
    }

    /// <summary>The file as a whole.</summary>
    public static Place Whole(string file) => new(file, 0, 0);

    /// <summary>The place of one character of a text.</summary>
    public static Place At(string file, ReadOnlySpan<char> text, int index)
    {
        var before = text[..index];
        var lines = before.Count('\n');
        return new Place(file, lines + 1, index - before.LastIndexOf('\n'));
    }
}

/// <summary>A value of the settings and where it was written.</summary>
internal sealed record Placed<T>(T Value, Place Place);
