using System.Text;

namespace Wander.Searching;

/// <summary>
/// Folded text for a full-text index that finds any part of a word, in any script: three characters from each place on, as words
/// of their own. So a term of three characters and more is a phrase, and a shorter one is how a word begins. The tokenizer that
/// goes with it, <c>ascii</c>, takes everything but ASCII punctuation for letters (sqlite.org/fts5.html, section 4.3.2).
/// </summary>
internal static class Grams
{
    private const int Length = 3;
    private const char Space = '\u00B7'; // a letter to the tokenizer, and never in folded text

    /// <summary>The words of a folded text: one for each of its characters, the last ones shorter.</summary>
    public static string Of(string folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        var words = new StringBuilder(folded.Length * (Length + 1));
        for (var i = 0; i < folded.Length; i++)
            Append(words, folded.AsSpan(i, Math.Min(Length, folded.Length - i)));
        return words.ToString();
    }

    /// <summary>The query for texts that contain a folded term, in the language of FTS5.</summary>
    /// <param name="term">At least one character.</param>
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
