using System.Collections.Immutable;
using Wander.Protocol;
using Wander.Text;

namespace Wander.Configuration.Yaml;

/// <summary>A mapping whose keys are known. What is none of them is reported once, when the section is opened.</summary>
internal sealed class Section
{
    private readonly YamlMapping _mapping;
    private readonly string _prefix;

    private Section(YamlMapping mapping, string prefix, ProblemList problems)
    {
        _mapping = mapping;
        _prefix = prefix;
        Problems = problems;
    }

    public ProblemList Problems { get; }

    /// <summary>Where the section begins.</summary>
    public SourceLocation Location => _mapping.Location;

    /// <summary>The settings as a whole.</summary>
    public static Section Root(YamlMapping mapping, ProblemList problems)
    {
        foreach (var key in Unknown(mapping, SettingsKeys.Root))
        {
            var message = SettingsKeys.SectionsWith(key.Value).ToArray() is { Length: > 0 } sections
                ? $"{Quote.Of(key.Value)} belongs under {string.Join(" or ", sections.Select(Quote.Of))}: indent it there"
                : NotKnown(key.Value, "a setting", SettingsKeys.Root);
            problems.Error(key.Location, message);
        }
        return new Section(mapping, "", problems);
    }

    /// <summary>An entry of a list that has keys, for example a page with its note.</summary>
    /// <param name="mapping">The entry.</param>
    /// <param name="list">The list's name.</param>
    /// <param name="keys">The keys of such an entry.</param>
    /// <param name="problems">Gets what is wrong.</param>
    public static Section Entry(YamlMapping mapping, string list, ImmutableArray<string> keys, ProblemList problems)
    {
        foreach (var key in Unknown(mapping, keys))
            problems.Error(key.Location, NotKnown(key.Value, $"part of an entry of `{list}`", keys));
        return new Section(mapping, "", problems);
    }

    /// <summary>A section of this section; one without settings where nothing was written, or not a section.</summary>
    public Section Subsection(string key, ImmutableArray<string> keys)
    {
        var mapping = Shape.Mapping(Node(key), key, Problems) ?? new YamlMapping(Location, []);
        foreach (var unknown in Unknown(mapping, keys))
            Problems.Error(unknown.Location, NotKnown(unknown.Value, $"a setting of `{key}`", keys));
        return new Section(mapping, $"{key}.", Problems);
    }

    /// <summary>True when something was written for a setting.</summary>
    public bool Has(string key) => Node(key) is not (null or YamlNothing);

    /// <summary>The text of a setting; null where nothing was written, or no text.</summary>
    public YamlText? Text(string key) => Shape.Text(Node(key), NameOf(key), Problems);

    /// <summary>The entries of a list; none where nothing was written, or no list.</summary>
    public ImmutableArray<YamlNode> List(string key) => Shape.List(Node(key), NameOf(key), Problems);

    /// <summary>The texts of a list that has nothing else in it.</summary>
    public IEnumerable<YamlText> Texts(string key) =>
        List(key).Select(item => Shape.Entry(item, NameOf(key), Problems)).OfType<YamlText>();

    private YamlNode? Node(string key) => _mapping.Find(key);

    private string NameOf(string key) => _prefix + key;

    private static IEnumerable<YamlText> Unknown(YamlMapping mapping, ImmutableArray<string> keys) =>
        mapping.Entries.Select(entry => entry.Key).Where(key => !keys.Contains(key.Value, StringComparer.Ordinal));

    private static string NotKnown(string key, string kind, ImmutableArray<string> keys) =>
        NearestName.Of(key, keys) is { } nearest
            ? $"{Quote.Of(key)} is not {kind}: did you mean {Quote.Of(nearest)}?"
            : $"{Quote.Of(key)} is not {kind}: write one of {Quote.All(keys)}";
}
