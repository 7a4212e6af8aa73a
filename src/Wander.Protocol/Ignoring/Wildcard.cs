using System.Collections.Immutable;

namespace Wander.Protocol.Ignoring;

/// <summary>
/// A text in which <c>*</c> stands for any run of characters, and which must match another text from its beginning.
/// </summary>
/// <remarks>
/// Each literal piece is looked for at the first place where it fits. That is exact, because what follows a piece can be
/// found after its first place whenever it can be found after a later one; so there is nothing to go back to, however many
/// stars.
/// </remarks>
internal sealed class Wildcard
{
    private const char NotInWildcards = '\uFFFF'; // wildcards are ASCII

    public Wildcard(string text)
    {
        var parts = text.Split('*');
        HasStar = parts.Length > 1;
        Head = parts[0];
        Pieces = [.. parts.Skip(1).Where(piece => piece.Length > 0)];
        Text = HasStar ? $"{Head}*{string.Join('*', Pieces)}" : Head;
    }

    /// <summary>
    /// The wildcard with consecutive stars reduced to one, so that equivalent wildcards have the same text.
    /// </summary>
    public string Text { get; }

    /// <summary>
    /// The text before the first star, with which a text must begin; empty when the wildcard begins with a star.
    /// </summary>
    public string Head { get; }

    /// <summary>
    /// The non-empty texts after the stars, which must follow the head in this order with any characters between them.
    /// </summary>
    public ImmutableArray<string> Pieces { get; }

    public bool HasStar { get; }

    /// <summary>
    /// The longest literal part of the wildcard; empty only when the wildcard consists of stars.
    /// </summary>
    public string LongestWord => Pieces.Append(Head).MaxBy(word => word.Length) ?? "";

    /// <summary>
    /// A text that stands for all that this wildcard matches: a wildcard matches it if and only if it matches all of them.
    /// </summary>
    /// <remarks>
    /// Each star is written as a character that no wildcard has. Only a star of the other wildcard matches that one, and the
    /// same star matches whatever else may stand there; conversely, the text itself is one of those that this wildcard
    /// matches.
    /// </remarks>
    public string Example => Text.Replace('*', NotInWildcards);

    /// <summary>Returns whether the wildcard matches the beginning of a text.</summary>
    public bool Matches(ReadOnlySpan<char> other)
    {
        if (!other.StartsWith(Head, StringComparison.Ordinal))
            return false;
        other = other[Head.Length..];
        foreach (var piece in Pieces)
        {
            var at = other.IndexOf(piece, StringComparison.Ordinal);
            if (at < 0)
                return false;
            other = other[(at + piece.Length)..];
        }
        return true;
    }
}
