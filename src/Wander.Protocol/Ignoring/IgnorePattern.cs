using System.Diagnostics.CodeAnalysis;

namespace Wander.Protocol.Ignoring;

/// <summary>
/// One wildcard pattern of an ignore list (src/Wander.Protocol/README.md#ignore-patterns). Two patterns are equal when text,
/// reason and source are equal.
/// </summary>
public sealed record IgnorePattern
{
    private const int MaximumLength = WebAddress.MaximumLength; // canonical addresses are not longer

    private IgnorePattern(string text, string? reason, SourceLocation? source)
    {
        Text = text;
        Reason = reason;
        Source = source;
        Wildcard = new Wildcard(IgnoreText.OfPattern(text));
    }

    /// <summary>The pattern as the owner wrote it.</summary>
    public string Text { get; }

    /// <summary>The reason that the owner gives; null when there is none.</summary>
    public string? Reason { get; }

    /// <summary>The location of the pattern, for example <c>wander.yaml:23</c>; null when it is not known.</summary>
    public SourceLocation? Source { get; }

    /// <summary>The normalised text. Two patterns with the same normalised text hide the same addresses.</summary>
    public string ComparedText => Wildcard.Text;

    /// <summary>The wildcard that the normalised text of a URL must match.</summary>
    internal Wildcard Wildcard { get; }

    /// <summary>
    /// Parses a pattern. Returns false for a blank text, for more than 2,048 characters and for control characters.
    /// </summary>
    /// <param name="text">
    /// The pattern: a URL or the beginning of one, with or without a scheme; <c>*</c> matches any number of characters.
    /// </param>
    /// <param name="reason">The owner's reason; may be null.</param>
    /// <param name="source">The location of the pattern; may be null.</param>
    /// <param name="pattern">The parsed pattern; null when the result is false.</param>
    public static bool TryParse(
        string? text, string? reason, SourceLocation? source, [NotNullWhen(true)] out IgnorePattern? pattern)
    {
        var usable = !string.IsNullOrWhiteSpace(text) && text.Length <= MaximumLength && !text.Any(char.IsControl);
        pattern = usable ? new IgnorePattern(text!, reason, source) : null;
        return usable;
    }

    /// <summary>Returns whether this pattern hides the URL.</summary>
    /// <param name="url">Any text: a canonical address, another spelling of it, or a text that is not a URL.</param>
    public bool Hides(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return Wildcard.Matches(IgnoreText.OfUrl(url, stackalloc char[IgnoreText.BufferLength]));
    }

    /// <summary>
    /// Returns whether this pattern hides every URL that the other pattern hides; true for equivalent patterns.
    /// </summary>
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
