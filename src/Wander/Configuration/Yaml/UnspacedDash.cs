using Wander.Protocol;
using Wander.Text;

namespace Wander.Configuration.Yaml;

/// <summary>
/// A list entry whose dash lacks the space that YAML requires after it, as in <c>-https://example.com/</c>. YAML reads such a
/// line as text, and joins several of them into one text.
/// </summary>
/// <param name="Location">The location of the dash.</param>
/// <param name="Entry">The text after the dash, without a comment.</param>
/// <param name="IsFirstInLine">False when a key, another dash or a bracket precedes the dash in its line.</param>
internal sealed record UnspacedDash(SourceLocation Location, string Entry, bool IsFirstInLine)
{
    /// <summary>The mistake and its remedy, for a dash at the beginning of a line.</summary>
    public string Message => $"The dash needs a space after it. Write {Correction}.";

    /// <summary>The entry as it should be written, quoted for a message.</summary>
    public string Correction => Quote.Whole($"- {Entry}");

    /// <summary>Finds the first such dash in a plain scalar, which can have several lines.</summary>
    /// <param name="scalar">The scalar as it is written in the file.</param>
    /// <param name="location">The location of its first character.</param>
    /// <param name="isFirstInLine">True when only white space precedes the scalar in its line.</param>
    /// <returns>The dash; null when no line of the scalar begins with one.</returns>
    public static UnspacedDash? InScalar(ReadOnlySpan<char> scalar, SourceLocation location, bool isFirstInLine)
    {
        foreach (var range in scalar.Split('\n'))
        {
            if (InLine(scalar[range], location) is { } dash)
                return dash with { IsFirstInLine = isFirstInLine };
            location = location with { Line = location.Line + 1, Column = 1 };
            isFirstInLine = true;
        }
        return null;
    }

    /// <summary>The dash at the beginning of a line, after its indentation; null when the line begins differently.</summary>
    /// <param name="line">The line as it is written in the file.</param>
    /// <param name="location">The location of its first character.</param>
    public static UnspacedDash? InLine(ReadOnlySpan<char> line, SourceLocation location)
    {
        var content = line.TrimStart();
        if (content is not ['-', var next, ..] || next is '-' or ':' || char.IsWhiteSpace(next))
            return null;
        var comment = content.IndexOf(" #", StringComparison.Ordinal);
        var entry = (comment < 0 ? content : content[..comment])[1..].TrimEnd().ToString();
        return new UnspacedDash(
            location with { Column = location.Column + line.Length - content.Length }, entry, IsFirstInLine: true);
    }
}
