using System.Collections.Immutable;
using Wander.Protocol;
using Wander.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Wander.Configuration.Yaml;

/// <summary>
/// Reads YAML text into nodes with their locations. Only the part of YAML that settings need is allowed: one document of text,
/// lists and mappings. Anchors, aliases, tags and merge keys are refused, because in a settings file they are almost always text
/// that lacks its quotes.
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
    /// Reads the only document of a text: <see cref="YamlNothing"/> for an empty one, <see cref="YamlMistake"/> after a syntax
    /// error.
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
                _events.Stop(_events.LocationOf(next.Start), "A second YAML document begins here, but settings are only one. "
                    + "Remove the line `---`.");
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
            SequenceStart list => ReadList(location, isFlow: list.Style is SequenceStyle.Flow),
            MappingStart mapping => ReadMapping(location, isFlow: mapping.Style is MappingStyle.Flow),
            Scalar { Value: "", IsPlainImplicit: true } => new YamlNothing(location),
            Scalar { Style: ScalarStyle.Plain } plain => new YamlText(location, plain.Value, _events.UnspacedDashIn(plain)),
            Scalar scalar => new YamlText(location, scalar.Value),
            _ => new YamlMistake(location),
        };
        return start is NodeEvent named && (!named.Anchor.IsEmpty || !named.Tag.IsEmpty) ? Refuse(start, location) : node;
    }

    private YamlMistake Refuse(ParsingEvent start, SourceLocation location)
    {
        var word = _events.WordAt(start.Start);
        var kind = word switch { ['!', ..] => "a tag", ['&', ..] => "an anchor", _ => "an alias" };
        _problems.Error(location, $"YAML reads {Quote.Of(word)} as {kind}, because of its first character. "
            + $"Put the text between quotes: {Quote.AsYaml("", word)}.");
        return new YamlMistake(location);
    }

    private YamlList ReadList(SourceLocation location, bool isFlow)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (_events.Next() is { } next and not SequenceEnd)
        {
            var item = ReadNode(next);
            items.Add(item is YamlText { Dash: { } dash } ? Refuse(dash, isFlow) : item);
        }
        return new YamlList(location, items.DrainToImmutable());
    }

    private YamlMistake Refuse(UnspacedDash dash, bool isFlow)
    {
        _events.Report(
            dash,
            isFlow ? $"An entry between brackets must not have a dash. Write {Quote.Whole(dash.Entry)}."
            : dash.IsFirstInLine ? dash.Message
            : $"This entry begins with a second dash. Write {dash.Correction}.");
        return new YamlMistake(dash.Location);
    }

    private YamlNode ReadMapping(SourceLocation location, bool isFlow)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var first = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        var isMistakenList = false;
        while (_events.Next() is { } next and not MappingEnd)
        {
            var key = ReadNode(next);
            if (_events.Next() is not { } valueStart)
                break;
            var value = ReadNode(valueStart);
            if (key is YamlText && !isFlow && _events.UnspacedDashAt(next.Start) is { } dash)
            {
                isMistakenList = true; // "-url: https://example.com/"
                _events.Report(dash, dash.Message);
            }
            else if (IsUsable(key, first))
            {
                entries.Add(new YamlEntry((YamlText)key, value));
            }
        }
        return isMistakenList ? new YamlMistake(location) : new YamlMapping(location, entries.DrainToImmutable());
    }

    private bool IsUsable(YamlNode key, Dictionary<string, SourceLocation> first)
    {
        if (key is YamlText { Value: "<<" })
            _problems.Error(key.Location, "`<<` merges another section in YAML, which is not supported. Write the settings out.");
        else if (key is YamlText text && first.TryGetValue(text.Value, out var earlier))
            _problems.Error(key.Location, $"{Quote.Of(text.Value)} is already in line {earlier.Line}. Remove one of the two.");
        else if (key is YamlText unique)
            return first.TryAdd(unique.Value, unique.Location);
        else if (key is YamlNothing)
            _problems.Error(key.Location, "The name of a setting is missing before the colon. Write `name: value`.");
        else if (key is not YamlMistake)
            _problems.Error(key.Location, "The name of a setting must be a word, not a list or a section. Write `name: value`.");
        return false;
    }
}
