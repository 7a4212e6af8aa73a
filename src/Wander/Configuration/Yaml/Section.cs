using System.Collections.Immutable;
using Wander.Protocol;
using Wander.Text;

namespace Wander.Configuration.Yaml;

/// <summary>A mapping with a fixed set of keys. Unknown keys are reported once, when the section is opened.</summary>
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

    /// <summary>The location of the beginning of the section.</summary>
    public SourceLocation Location => _mapping.Location;

    /// <summary>Opens the top level of the settings.</summary>
    public static Section Root(YamlMapping mapping, ProblemList problems)
    {
        foreach (var key in Unknown(mapping, SettingsKeys.Root))
        {
            var message = SettingsKeys.SectionsWith(key.Value).ToArray() is { Length: > 0 } sections
                ? $"{Quote.Of(key.Value)} belongs in {string.Join(" or ", sections.Select(Quote.Of))}. Indent it there."
                : NotKnown($"Unknown setting {Quote.Of(key.Value)}", key.Value, SettingsKeys.Root);
            problems.Error(key.Location, message);
        }
        return new Section(mapping, "", problems);
    }

    /// <summary>Opens an entry of a list that has keys, for example a page with its note.</summary>
    /// <param name="mapping">The entry.</param>
    /// <param name="list">The name of the list.</param>
    /// <param name="keys">The keys that an entry can have.</param>
    /// <param name="problems">Receives the problems.</param>
    public static Section Entry(YamlMapping mapping, string list, ImmutableArray<string> keys, ProblemList problems)
    {
        foreach (var key in Unknown(mapping, keys))
            problems.Error(key.Location, NotKnown($"Unknown key {Quote.Of(key.Value)} in an entry of `{list}`", key.Value, keys));
        return new Section(mapping, "", problems);
    }

    /// <summary>Opens a section of this section; an empty one when it is missing or not a section.</summary>
    public Section Subsection(string key, ImmutableArray<string> keys)
    {
        var mapping = Shape.Mapping(Node(key), key, Problems) ?? new YamlMapping(Location, []);
        foreach (var unknown in Unknown(mapping, keys))
            Problems.Error(
                unknown.Location, NotKnown($"Unknown setting {Quote.Of(unknown.Value)} in `{key}`", unknown.Value, keys));
        return new Section(mapping, $"{key}.", Problems);
    }

    /// <summary>True when a setting has a value.</summary>
    public bool Has(string key) => Node(key) is not (null or YamlNothing);

    /// <summary>Returns the text of a setting; null when its value is missing or not text.</summary>
    public YamlText? Text(string key) => Shape.Text(Node(key), NameOf(key), Problems);

    /// <summary>Returns the entries of a list; none when its value is missing or not a list.</summary>
    public ImmutableArray<YamlNode> List(string key) => Shape.List(Node(key), NameOf(key), Problems);

    /// <summary>Returns the texts of a list whose entries must all be text.</summary>
    public IEnumerable<YamlText> Texts(string key) =>
        List(key).Select(item => Shape.Entry(item, NameOf(key), Problems)).OfType<YamlText>();

    private YamlNode? Node(string key) => _mapping.Find(key);

    private string NameOf(string key) => _prefix + key;

    private static IEnumerable<YamlText> Unknown(YamlMapping mapping, ImmutableArray<string> keys) =>
        mapping.Entries.Select(entry => entry.Key).Where(key => !keys.Contains(key.Value, StringComparer.Ordinal));

    private static string NotKnown(string problem, string key, ImmutableArray<string> keys) =>
        NearestName.Of(key, keys) is { } nearest ? $"{problem}. Did you mean {Quote.Of(nearest)}?"
        : keys.Length <= 2 ? $"{problem}. Use {string.Join(" or ", keys.Select(Quote.Of))}."
        : $"{problem}. Use one of {Quote.All(keys)}.";
}
