using Wander.Protocol.Findings;

namespace Wander.Protocol.Network;

/// <summary>
/// The verdicts and languages of all pages, by which lists are filtered, in separate arrays. Filtering a million pages
/// therefore reads a few consecutive megabytes and does not visit a million objects.
/// </summary>
internal sealed class PageColumns
{
    private const int NoLanguage = -1;
    private const int MaximumTags = 10_000;

    private readonly Verdict[] _verdicts;
    private readonly int[] _languages; // indexes in _tags
    private readonly List<string> _tags;
    private readonly Dictionary<string, int> _places;

    public PageColumns(PageFacts[] facts)
    {
        (_tags, _places) = ([], new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase));
        _verdicts = Array.ConvertAll(facts, page => page.Check.Verdict);
        _languages = Array.ConvertAll(facts, page => PlaceOf(page.Check.Language));
    }

    private PageColumns(PageColumns other)
    {
        (_tags, _places) = ([.. other._tags], new Dictionary<string, int>(other._places, StringComparer.OrdinalIgnoreCase));
        (_verdicts, _languages) = ([.. other._verdicts], [.. other._languages]);
    }

    /// <summary>False when so many tags were added that the columns should be computed again.</summary>
    public bool HasRoom => _tags.Count < MaximumTags;

    /// <summary>Returns a copy with new check results.</summary>
    public PageColumns With(IEnumerable<KeyValuePair<int, PageCheck>> checks)
    {
        var changed = new PageColumns(this);
        foreach (var (index, check) in checks)
            (changed._verdicts[index], changed._languages[index]) = (check.Verdict, changed.PlaceOf(check.Language));
        return changed;
    }

    /// <summary>Returns for each page whether it has this verdict and this language; null means any.</summary>
    public bool[] Select(Verdict? verdict, string? language)
    {
        var isWanted = _tags.ConvertAll(tag => language is null || LanguageTag.Matches(tag, language));
        var selected = new bool[_verdicts.Length];
        for (var i = 0; i < selected.Length; i++)
        {
            selected[i] = (verdict is null || _verdicts[i] == verdict)
                && (language is null || (_languages[i] != NoLanguage && isWanted[_languages[i]]));
        }
        return selected;
    }

    /// <summary>Returns the number of pages for each language tag. Pages without a language do not count.</summary>
    public IEnumerable<KeyValuePair<string, int>> CountLanguages()
    {
        var counts = new int[_tags.Count];
        foreach (var place in _languages)
        {
            if (place != NoLanguage)
                counts[place]++;
        }
        return _tags.Zip(counts, KeyValuePair.Create).Where(count => count.Value > 0);
    }

    private int PlaceOf(string? tag)
    {
        if (tag is null)
            return NoLanguage;
        if (!_places.TryGetValue(tag, out var place))
        {
            _places.Add(tag, place = _tags.Count);
            _tags.Add(tag);
        }
        return place;
    }
}
