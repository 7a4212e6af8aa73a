using System.Collections.Immutable;

namespace Wander.Protocol.Ignoring;

/// <summary>
/// A text in which <c>*</c> matches any number of characters. It matches a text when it matches the beginning of that text.
/// </summary>
/// <remarks>
/// Each literal piece is searched for at its first occurrence after the previous piece. Backtracking is not necessary,
/// because the pieces that follow a later occurrence also follow the first one. The time is therefore linear for any number
/// of stars.
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
    /// A text that represents all texts that this wildcard matches: another wildcard matches it if and only if it matches
    /// all of them.
    /// </summary>
    /// <remarks>
    /// Each star is replaced by a character that does not occur in wildcards. Only a star of the other wildcard can match
    /// this character, and that star also matches every other text in its place. Conversely, this wildcard matches the text
    /// itself.
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
