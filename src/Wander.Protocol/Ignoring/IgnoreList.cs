using System.Collections.Immutable;

namespace Wander.Protocol;

/// <summary>All of an owner's ignore patterns, in the order in which they are written. It never changes.</summary>
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

    /// <summary>A list of these patterns, in this order.</summary>
    public static IgnoreList Create(IEnumerable<IgnorePattern> patterns) => new([.. patterns]);

    /// <summary>The first pattern, in the owner's order, that hides the URL; null when none does.</summary>
    /// <param name="url">Any text: an address in its one form, as somebody typed it, or no URL at all.</param>
    public IgnorePattern? Find(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        var place = _index.Find(IgnoreText.OfUrl(url, stackalloc char[IgnoreText.BufferLength]));
        return place == IgnoreIndex.None ? null : Patterns[place];
    }

    /// <summary>All patterns that hide the URL, in the owner's order, without those that say the same as an earlier one.</summary>
    /// <param name="url">Any text, as for <see cref="Find"/>.</param>
    public IEnumerable<IgnorePattern> FindAll(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return _index.FindAll(IgnoreText.OfUrl(url, stackalloc char[IgnoreText.BufferLength])).Select(place => Patterns[place]);
    }

    /// <summary>
    /// The first other pattern, in the owner's order, that hides all that this one hides; null when there is none, and this one
    /// is needed. Of patterns that say the same, the first is needed and the others are not.
    /// </summary>
    /// <param name="pattern">One of the list, or one that might be added to it.</param>
    public IgnorePattern? FindCover(IgnorePattern pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var first = _index.FindAll(pattern.Wildcard.Example).Select(place => Patterns[place]);
        return first.FirstOrDefault(cover => !ReferenceEquals(cover, pattern));
    }

    /// <summary>Does any pattern hide the URL?</summary>
    /// <param name="url">Any text, as for <see cref="Find"/>.</param>
    public bool Hides(string url) => Find(url) is not null;

    /// <summary>Why a redirect is not followed, in words; null where the list does not hide its target.</summary>
    public string? RefusalOf(PageAddress target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return Find(target.Value) is { } pattern ? $"redirects to {target}, which our ignore list hides ({pattern.Text})" : null;
    }
}
