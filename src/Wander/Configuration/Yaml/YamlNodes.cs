using System.Collections.Immutable;
using Wander.Protocol;

namespace Wander.Configuration.Yaml;

/// <summary>A part of the settings file as it is written, before it is interpreted as a setting.</summary>
internal abstract record YamlNode(SourceLocation Location);

/// <summary>Text, quoted or not. <c>yes</c> and <c>2026</c> are text as well, until a setting requires another type.</summary>
/// <param name="Location">The location of its first character.</param>
/// <param name="Value">The text without quotes.</param>
/// <param name="Dash">A list entry without a space after its dash that was read as part of the text; null for none.</param>
internal sealed record YamlText(SourceLocation Location, string Value, UnspacedDash? Dash = null) : YamlNode(Location);

/// <summary>The missing value after a key or a dash.</summary>
internal sealed record YamlNothing(SourceLocation Location) : YamlNode(Location);

/// <summary>A part that cannot be read and has already been reported; it must not be reported again.</summary>
internal sealed record YamlMistake(SourceLocation Location) : YamlNode(Location);

/// <summary>A list.</summary>
internal sealed record YamlList(SourceLocation Location, ImmutableArray<YamlNode> Items) : YamlNode(Location);

/// <summary>Keys and their values. Each key is unique.</summary>
internal sealed record YamlMapping(SourceLocation Location, ImmutableArray<YamlEntry> Entries) : YamlNode(Location)
{
    /// <summary>Returns the value of a key; null when the mapping does not contain the key.</summary>
    public YamlNode? Find(string key) => Entries.FirstOrDefault(entry => entry.Key.Value == key)?.Value;

    /// <summary>Returns a copy in which a key has another value; adds the key when the mapping does not contain it.</summary>
    public YamlMapping With(string key, YamlNode value)
    {
        var entry = new YamlEntry(new YamlText(value.Location, key), value);
        var present = Entries.FirstOrDefault(other => other.Key.Value == key);
        return this with { Entries = present is null ? Entries.Add(entry) : Entries.Replace(present, entry) };
    }
}

/// <summary>A key and its value.</summary>
internal sealed record YamlEntry(YamlText Key, YamlNode Value);
