using System.Text;

namespace Wander.Searching;

/// <summary>
/// Converts folded text to overlapping trigrams for a full-text index that finds any part of a word, in any script. A term of
/// three or more characters becomes a phrase of trigrams; a shorter term becomes a prefix of a trigram. The FTS5 tokenizer is
/// <c>ascii</c>, which treats all non-ASCII characters as letters (sqlite.org/fts5.html, section 4.3.2).
/// </summary>
internal static class Grams
{
    private const int Length = 3;
    private const char Space = '\u00B7'; // the tokenizer treats it as a letter, and folded text never contains it

    /// <summary>Returns the trigrams of a folded text, one for each of its characters; the last two are shorter.</summary>
    public static string Of(string folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        var words = new StringBuilder(folded.Length * (Length + 1));
        for (var i = 0; i < folded.Length; i++)
            Append(words, folded.AsSpan(i, Math.Min(Length, folded.Length - i)));
        return words.ToString();
    }

    /// <summary>Returns the FTS5 query for texts that contain a folded term.</summary>
    /// <param name="term">The folded term, of at least one character.</param>
    public static string QueryFor(string term)
    {
        ArgumentException.ThrowIfNullOrEmpty(term);
        var words = new StringBuilder();
        for (var i = 0; i == 0 || i + Length <= term.Length; i++)
            Append(words, term.AsSpan(i, Math.Min(Length, term.Length - i)));
        return term.Length < Length ? $"\"{words}\" *" : $"\"{words}\"";
    }

    private static void Append(StringBuilder words, ReadOnlySpan<char> word)
    {
        if (words.Length > 0)
            words.Append(' ');
        foreach (var character in word)
            words.Append(character == ' ' ? Space : character);
    }
}
