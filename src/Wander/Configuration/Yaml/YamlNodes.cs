using System.Collections.Immutable;
using Wander.Protocol;

namespace Wander.Configuration.Yaml;

/// <summary>A part of the settings file as it was written, before anything is known about what it should be.</summary>
internal abstract record YamlNode(SourceLocation Location);

/// <summary>A text, quoted or not: <c>yes</c> and <c>2026</c> are texts too, until a setting asks for something else.</summary>
internal sealed record YamlText(SourceLocation Location, string Value) : YamlNode(Location);

/// <summary>What follows a key or a dash that nothing follows.</summary>
internal sealed record YamlNothing(SourceLocation Location) : YamlNode(Location);

/// <summary>What cannot be read, and has been reported: whoever meets it says no more about it.</summary>
internal sealed record YamlMistake(SourceLocation Location) : YamlNode(Location);

/// <summary>A list.</summary>
internal sealed record YamlList(SourceLocation Location, ImmutableArray<YamlNode> Items) : YamlNode(Location);

/// <summary>Keys and their values. No key is there twice.</summary>
internal sealed record YamlMapping(SourceLocation Location, ImmutableArray<YamlEntry> Entries) : YamlNode(Location)
{
    /// <summary>The value of a key; null when the key is not there.</summary>
    public YamlNode? Find(string key) => Entries.FirstOrDefault(entry => entry.Key.Value == key)?.Value;

    /// <summary>The same mapping with another value for one key, which is added when it is not there.</summary>
    public YamlMapping With(string key, YamlNode value)
    {
        var entry = new YamlEntry(new YamlText(value.Location, key), value);
        var present = Entries.FirstOrDefault(other => other.Key.Value == key);
        return this with { Entries = present is null ? Entries.Add(entry) : Entries.Replace(present, entry) };
    }
}

/// <summary>A key and its value.</summary>
internal sealed record YamlEntry(YamlText Key, YamlNode Value);
