using System.Collections.Immutable;
using Wander.Protocol.Findings;

namespace Wander.Protocol.Ignoring;

/// <summary>The ignore patterns of an owner in their order. Immutable.</summary>
public sealed class IgnoreList
{
    private readonly IgnoreIndex _index;

    private IgnoreList(ImmutableArray<IgnorePattern> patterns)
    {
        Patterns = patterns;
        _index = new IgnoreIndex([.. patterns.Select(pattern => pattern.Wildcard)]);
    }

    /// <summary>A list that hides nothing.</summary>
    public static IgnoreList Empty { get; } = new([]);

    /// <summary>The patterns in the owner's order.</summary>
    public ImmutableArray<IgnorePattern> Patterns { get; }

    /// <summary>Creates a list of these patterns, in this order.</summary>
    public static IgnoreList Create(IEnumerable<IgnorePattern> patterns) => new([.. patterns]);

    /// <summary>
    /// Returns the first pattern, in the owner's order, that hides the URL; null when no pattern hides it.
    /// </summary>
    /// <param name="url">Any text: a canonical address, another spelling of it, or a text that is not a URL.</param>
    public IgnorePattern? Find(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        var place = _index.Find(IgnoreText.OfUrl(url, stackalloc char[IgnoreText.BufferLength]));
        return place == IgnoreIndex.None ? null : Patterns[place];
    }

    /// <summary>
    /// Returns all patterns that hide the URL, in the owner's order, without patterns that are equivalent to an earlier one.
    /// </summary>
    /// <param name="url">Any text, as for <see cref="Find"/>.</param>
    public IEnumerable<IgnorePattern> FindAll(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return _index.FindAll(IgnoreText.OfUrl(url, stackalloc char[IgnoreText.BufferLength])).Select(place => Patterns[place]);
    }

    /// <summary>
    /// Returns another pattern that hides everything that the given pattern hides; null when there is none, so that the
    /// given pattern is needed. The result is an equivalent earlier pattern or, if there is none, the first pattern that
    /// hides more. Of equivalent patterns, only the first is needed.
    /// </summary>
    /// <param name="pattern">A pattern of the list, or a candidate for it.</param>
    public IgnorePattern? FindCover(IgnorePattern pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var covers = _index.FindAll(pattern.Wildcard.Example)
            .Select(place => Patterns[place])
            .Where(cover => !ReferenceEquals(cover, pattern))
            .ToArray();
        return Array.Find(covers, pattern.Covers) ?? covers.FirstOrDefault();
    }

    /// <summary>Returns whether a pattern hides the URL.</summary>
    /// <param name="url">Any text, as for <see cref="Find"/>.</param>
    public bool Hides(string url) => Find(url) is not null;

    /// <summary>Returns the reason why a redirect is not followed; null when the list does not hide its target.</summary>
    public Failure? RefusalOf(PageAddress target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return Find(target.Value) is { } pattern ? Refusal(target, pattern) : null;
    }

    /// <summary>
    /// Returns the reason why a redirect to a console is not followed; null when the list does not hide it.
    /// </summary>
    public Failure? RefusalOf(ConsoleAddress target)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (Find(target.Value) is not { } pattern)
            return null;
        return Refusal(PageAddress.TryParse(target.Value, out var address) ? address : null, pattern);
    }

    private static Failure Refusal(PageAddress? target, IgnorePattern pattern) =>
        new(FailureKind.RedirectToHidden) { Target = target, Pattern = pattern.Text };
}
