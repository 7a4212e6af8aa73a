using System.Collections.Immutable;
using Wander.Protocol;
using Wander.Protocol.Network;

namespace Wander.Searching;

/// <summary>
/// What somebody searches for: a page is found when each term is somewhere in its <see cref="SearchText"/>, within words too.
/// What stands in quotes, or is held together by punctuation, is one term. Where nothing in it can be searched for, nothing is
/// found.
/// </summary>
public sealed class SearchTerms
{
    /// <summary>The longest search, in characters; of a longer one, the beginning counts.</summary>
    public const int MaximumLength = 200;

    private const int MaximumTerms = 12;
    private const int SampleSize = 500;

    private SearchTerms(ImmutableArray<string> terms) => Terms = terms;

    /// <summary>The terms, folded.</summary>
    public ImmutableArray<string> Terms { get; }

    /// <summary>Reads a search; null for blank text, which searches for nothing.</summary>
    /// <param name="text">What somebody typed; may be null.</param>
    public static SearchTerms? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var read = text.Length > MaximumLength ? text[..MaximumLength] : text;
        // Every second part was in quotes; a quote that is not closed is one all the same.
        var parts = read.Split('"', '“', '”', '„', '«', '»').SelectMany(
            (part, place) => place % 2 == 1 ? [part] : part.Split((char[]?)null));
        return new SearchTerms(
            [.. parts.Select(WithoutScheme).Select(Readable).Select(FoldedText.Of).Where(term => term.Length > 0).Distinct(
                StringComparer.Ordinal).Take(MaximumTerms)]);
    }

    /// <summary>Does this page have all of them?</summary>
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
    /// Which of the terms tell pages apart, by a sample of them: a term that is in every tenth page is no help in finding those
    /// that have all.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <returns>Terms of this search, as a search of their own; null when so many pages have them that one finds some wherever
    /// one looks.</returns>
    public SearchTerms? Rare(NetworkSnapshot network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var ids = network.InOrder(PageOrder.ById).Indexes; // as good as chance
        var sample = ids[..Math.Min(ids.Length, SampleSize)];
        var isFew = sample.Length / 10;
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
        return Terms.Where((_, place) => counts[place] <= isFew).ToImmutableArray() is { IsEmpty: false } rare
            ? new SearchTerms(rare) : this;
    }

    // Browsers copy addresses as they are sent; pages are found by what these stand for.
    private static string Readable(string part) =>
        part.Contains("xn--", StringComparison.OrdinalIgnoreCase) && PageAddress.TryParse("https://" + part, out var address)
            ? SearchText.Readable(address)
            : part.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(part) : part;

    private static string TextOf(NetworkPage page) => SearchText.Of(page.Address, page.Check.Title, page.Check.Description);

    // Who pastes an address means the page, and nobody finds much by "https".
    private static string WithoutScheme(string part)
    {
        var end = part.IndexOf("://", StringComparison.Ordinal);
        return end > 0 && part[..end].All(char.IsAsciiLetter) ? part[(end + 3)..] : part;
    }
}
