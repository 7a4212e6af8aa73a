using System.Diagnostics.CodeAnalysis;

namespace Wander.Protocol.Ignoring;

/// <summary>
/// One wildcard pattern of an owner's ignore list (design, section 5; <c>vectors/ignore.json</c>). Two are equal when text,
/// reason and source are.
/// </summary>
public sealed record IgnorePattern
{
    private const int MaximumLength = WebAddress.MaximumLength; // no URL in its one form is longer

    private IgnorePattern(string text, string? reason, SourceLocation? source)
    {
        Text = text;
        Reason = reason;
        Source = source;
        Wildcard = new Wildcard(IgnoreText.OfPattern(text));
    }

    /// <summary>The pattern as the owner wrote it.</summary>
    public string Text { get; }

    /// <summary>Why the owner hides this, in the owner's words; null where no reason is given.</summary>
    public string? Reason { get; }

    /// <summary>
    /// Where it is written: <c>wander.yaml:23</c>, or another file and line; null where that is not known.
    /// </summary>
    public SourceLocation? Source { get; }

    /// <summary>The text in the form in which it is compared: two patterns with the same one hide the same.</summary>
    public string ComparedText => Wildcard.Text;

    /// <summary>What the pattern asks of the text of a URL.</summary>
    internal Wildcard Wildcard { get; }

    /// <summary>
    /// Reads a pattern; false for a blank one, one of more than 2,048 characters or with control characters.
    /// </summary>
    /// <param name="text">
    /// What the owner wrote: a URL or its beginning, scheme or not; <c>*</c> is any run of characters.
    /// </param>
    /// <param name="reason">Why; may be null.</param>
    /// <param name="source">Where it is written; may be null.</param>
    /// <param name="pattern">The pattern.</param>
    public static bool TryParse(
        string? text, string? reason, SourceLocation? source, [NotNullWhen(true)] out IgnorePattern? pattern)
    {
        var usable = !string.IsNullOrWhiteSpace(text) && text.Length <= MaximumLength && !text.Any(char.IsControl);
        pattern = usable ? new IgnorePattern(text!, reason, source) : null;
        return usable;
    }

    /// <summary>Does this pattern alone hide the URL?</summary>
    /// <param name="url">Any text: an address in its one form, as somebody typed it, or no URL at all.</param>
    public bool Hides(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return Wildcard.Matches(IgnoreText.OfUrl(url, stackalloc char[IgnoreText.BufferLength]));
    }

    /// <summary>Does this pattern hide every URL that the other hides? Two that say the same cover each other.</summary>
    public bool Covers(IgnorePattern other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Wildcard.Matches(other.Wildcard.Example);
    }

    /// <inheritdoc />
    public bool Equals(IgnorePattern? other) =>
        other is not null && Text == other.Text && Reason == other.Reason && Source == other.Source;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Text, Reason, Source);

    /// <summary>The pattern as the owner wrote it.</summary>
    public override string ToString() => Text;
}
