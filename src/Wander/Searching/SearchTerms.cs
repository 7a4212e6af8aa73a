using System.Collections.Immutable;
using Wander.Protocol;
using Wander.Protocol.Network;

namespace Wander.Searching;

/// <summary>
/// The terms of a search. A page matches when its <see cref="SearchText"/> contains each term, also as a part of a word. Words in
/// quotes, and words that are joined by punctuation, are one term. A search without terms matches no page.
/// </summary>
public sealed class SearchTerms
{
    /// <summary>The maximum length of a search, in UTF-16 code units. A longer search is truncated.</summary>
    public const int MaximumLength = 200;

    private const int MaximumTerms = 12;
    private const int SampleSize = 500;

    private SearchTerms(ImmutableArray<string> terms) => Terms = terms;

    /// <summary>The folded terms.</summary>
    public ImmutableArray<string> Terms { get; }

    /// <summary>Parses a search.</summary>
    /// <param name="text">The text that the visitor typed; may be null.</param>
    /// <returns>The terms; null when the text is null or white space.</returns>
    public static SearchTerms? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var read = text.Length > MaximumLength ? text[..MaximumLength] : text;
        // Every second part was in quotes. An unclosed quote extends to the end.
        var parts = read.Split('"', '“', '”', '„', '«', '»').SelectMany(
            (part, place) => place % 2 == 1 ? [part] : part.Split((char[]?)null));
        return new SearchTerms(
            [.. parts.Select(WithoutScheme).Select(Readable).Select(FoldedText.Of).Where(term => term.Length > 0).Distinct(
                StringComparer.Ordinal).Take(MaximumTerms)]);
    }

    /// <summary>Returns whether a page contains all terms; false when there are no terms.</summary>
    public bool AreIn(NetworkPage page)
    {
        var text = TextOf(page);
        foreach (var term in Terms)
        {
            if (!text.Contains(term, StringComparison.Ordinal))
                return false;
        }
        return !Terms.IsEmpty;
    }

    /// <summary>
    /// Selects the terms that are rare enough for a search in the index, by a sample of the pages. A term in more than a tenth of
    /// the pages hardly narrows the search.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <returns>
    /// The rare terms, or all terms when none is rare; null when so many pages match that a scan over the pages finds enough of
    /// them soon.
    /// </returns>
    public SearchTerms? Rare(NetworkSnapshot network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var ids = network.InOrder(PageOrder.ById).Indexes; // the ids are hashes, so this order is as good as random
        var sample = ids[..Math.Min(ids.Length, SampleSize)];
        var rareLimit = sample.Length / 10;
        var (counts, all) = (new int[Terms.Length], 0);
        foreach (var index in sample)
        {
            var text = TextOf(network.Pages[index]);
            var found = 0;
            for (var i = 0; i < counts.Length; i++)
            {
                var isThere = text.Contains(Terms[i], StringComparison.Ordinal);
                counts[i] += isThere ? 1 : 0;
                found += isThere ? 1 : 0;
            }
            all += found == counts.Length ? 1 : 0;
        }
        if (all > sample.Length / 50)
            return null;
        return Terms.Where((_, place) => counts[place] <= rareLimit).ToImmutableArray() is { IsEmpty: false } rare
            ? new SearchTerms(rare) : this;
    }

    // Browsers copy addresses in their encoded form, while SearchText contains the decoded form.
    private static string Readable(string part) =>
        part.Contains("xn--", StringComparison.OrdinalIgnoreCase) && PageAddress.TryParse("https://" + part, out var address)
            ? SearchText.Readable(address)
            : part.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(part) : part;

    private static string TextOf(NetworkPage page) => SearchText.Of(page.Address, page.Check.Title, page.Check.Description);

    // A visitor who pastes an address searches for the page; the scheme is not part of SearchText.
    private static string WithoutScheme(string part)
    {
        var end = part.IndexOf("://", StringComparison.Ordinal);
        return end > 0 && part[..end].All(char.IsAsciiLetter) ? part[(end + 3)..] : part;
    }
}
