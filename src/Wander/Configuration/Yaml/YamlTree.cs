using System.Collections.Immutable;
using Wander.Protocol;
using Wander.Text;
using YamlDotNet.Core.Events;

namespace Wander.Configuration.Yaml;

/// <summary>
/// YAML text → nodes with their places. Of YAML only what settings need: one document of texts, lists and mappings. Anchors,
/// aliases, tags and merge keys are refused, because every one of them in a settings file so far was a text without its quotes.
/// </summary>
internal sealed class YamlTree
{
    private readonly YamlEvents _events;
    private readonly ProblemList _problems;

    private YamlTree(string text, string file, ProblemList problems)
    {
        _events = new YamlEvents(text, file, problems);
        _problems = problems;
    }

    /// <summary>
    /// The only document of a text: <see cref="YamlNothing"/> for an empty one, <see cref="YamlMistake"/> after a syntax error.
    /// </summary>
    public static YamlNode Read(string text, string file, ProblemList problems) =>
        new YamlTree(text, file, problems).ReadDocument(file);

    private YamlNode ReadDocument(string file)
    {
        YamlNode root = new YamlNothing(new SourceLocation(file, 1, 1));
        var documents = 0;
        while (_events.Next() is { } next)
        {
            if (next is NodeEvent)
                root = ReadNode(next);
            else if (next is DocumentStart && documents++ > 0)
                _events.Stop(_events.LocationOf(next.Start), "a second document begins here, and settings are one: "
                    + "remove the line `---`");
        }
        return _events.IsStopped ? new YamlMistake(root.Location) : root;
    }

    private YamlNode ReadNode(ParsingEvent start)
    {
        var location = _events.LocationOf(start.Start);
        if (start is AnchorAlias)
            return Refuse(start, location);
        YamlNode node = start switch
        {
            SequenceStart => ReadList(location),
            MappingStart => ReadMapping(location),
            Scalar { Value: "", IsPlainImplicit: true } => new YamlNothing(location),
            Scalar scalar => new YamlText(location, scalar.Value),
            _ => new YamlMistake(location),
        };
        return start is NodeEvent named && (!named.Anchor.IsEmpty || !named.Tag.IsEmpty) ? Refuse(start, location) : node;
    }

    private YamlMistake Refuse(ParsingEvent start, SourceLocation location)
    {
        var word = _events.WordAt(start.Start);
        var kind = word switch { ['!', ..] => "a tag", ['&', ..] => "an anchor", _ => "an alias" };
        _problems.Error(location, $"{Quote.Of(word)} is {kind} in YAML, by its first character: "
            + $"put the text between quotes, {Quote.AsYaml("", word)}");
        return new YamlMistake(location);
    }

    private YamlList ReadList(SourceLocation location)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (_events.Next() is { } next and not SequenceEnd)
            items.Add(ReadNode(next));
        return new YamlList(location, items.DrainToImmutable());
    }

    private YamlMapping ReadMapping(SourceLocation location)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var first = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        while (_events.Next() is { } next and not MappingEnd)
        {
            var key = ReadNode(next);
            if (_events.Next() is not { } valueStart)
                break;
            var value = ReadNode(valueStart);
            if (IsUsable(key, first))
                entries.Add(new YamlEntry((YamlText)key, value));
        }
        return new YamlMapping(location, entries.DrainToImmutable());
    }

    private bool IsUsable(YamlNode key, Dictionary<string, SourceLocation> first)
    {
        if (key is YamlText { Value: "<<" })
            _problems.Error(key.Location, "`<<` merges another section in YAML, and is not read here: write the settings out");
        else if (key is YamlText text && first.TryGetValue(text.Value, out var earlier))
            _problems.Error(key.Location, $"{Quote.Of(text.Value)} is already in line {earlier.Line}: keep one of the two");
        else if (key is YamlText unique)
            return first.TryAdd(unique.Value, unique.Location);
        else if (key is YamlNothing)
            _problems.Error(key.Location, "the name of a setting is missing before the colon");
        else if (key is not YamlMistake)
            _problems.Error(key.Location, "the name of a setting is a word, not a list or a section");
        return false;
    }
}
