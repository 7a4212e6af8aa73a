using System.Collections.Immutable;
using Wander.Configuration;
using Wander.Configuration.Reading;
using Wander.Configuration.Yaml;
using Wander.Protocol;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Scripts;
using Wander.Text;

namespace Wander.Importing;

/// <summary>
/// Converts the texts of imported lists to entries of the settings, without duplicates. Reports each text that is left out, with
/// its location.
/// </summary>
/// <param name="source">The file or address of the lists.</param>
/// <param name="problems">Receives the entries that are left out or changed.</param>
internal sealed class ImportedLists(string source, ProblemList problems)
{
    /// <summary>Reads one text; returns null, after reporting the reason, when it is left out.</summary>
    public delegate T? Reader<out T>(string text, TextPlace place);

    /// <summary>Reads a list.</summary>
    /// <param name="texts">The texts of the list.</param>
    /// <param name="places">Their locations.</param>
    /// <param name="read">Reads one text.</param>
    /// <returns>The entries; null when the source has no such list.</returns>
    public static ImportedList<T>? Read<T>(ImmutableArray<string> texts, ListPlaces places, Reader<T> read)
        where T : class
    {
        if (places.List is not { } list)
            return null;
        var entries = ImmutableArray.CreateBuilder<T>();
        for (var i = 0; i < texts.Length; i++)
        {
            if (read(texts[i], places.Entries[i]) is { } entry)
                entries.Add(entry);
        }
        return new ImportedList<T>(list.Line, entries.DrainToImmutable());
    }

    /// <summary>Returns a reader for neighbours.</summary>
    /// <param name="own">The address of the imported console, which is not a neighbour of itself.</param>
    public Reader<ConsoleAddress> Consoles(ConsoleAddress own)
    {
        var lines = new Dictionary<ConsoleAddress, int>(ConsoleAddress.IgnoringScheme);
        return (text, place) =>
        {
            if (!ConsoleAddress.TryParse(text, out var address))
                LeaveOut(place, AddressMessages.WhatIsWrong(text));
            else if (address.IsSameAs(own))
                Skip(place, $"{Quote.Of(text)} is this console.");
            else if (IsNew(lines, address, text, place))
                return address;
            return null;
        };
    }

    /// <summary>Returns a reader for recommended pages.</summary>
    public Reader<ImportedPage> Pages()
    {
        var lines = new Dictionary<PageAddress, int>();
        return (text, place) =>
        {
            if (!PageAddress.TryParse(text, out var address))
                LeaveOut(place, AddressMessages.WhatIsWrong(text));
            else if (IsNew(lines, address, text, place))
                return new ImportedPage(address);
            return null;
        };
    }

    /// <summary>Returns a reader for ignore patterns, which translates regular expressions of older consoles.</summary>
    /// <param name="own">The address of the imported console, which a pattern must not hide.</param>
    public Reader<ImportedPattern> Patterns(ConsoleAddress own)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        return (text, place) =>
        {
            if (Pattern(text.Trim(), place) is not { } pattern)
                return null;
            if (IgnorePattern.TryParse(pattern.Text, reason: null, source: null, out var read) && read.Hides(own.Value))
                LeaveOut(place, $"{Quote.Of(text)} hides this console, {own}. Add a narrower pattern to `ignore`.");
            else if (IsNew(lines, pattern.Text, text, place))
                return pattern;
            return null;
        };
    }

    /// <summary>Reports an entry that is left out, as an error.</summary>
    public void LeaveOut(TextPlace place, string message) => problems.Error(At(place), $"Left out: {message}");

    /// <summary>Reports an entry that is left out without a loss, for example a duplicate, as a warning.</summary>
    public void Skip(TextPlace place, string message) => problems.Warning(At(place), $"Left out: {message}");

    private ImportedPattern? Pattern(string text, TextPlace place)
    {
        var pattern = new ImportedPattern(text);
        if (OldIgnorePattern.IsRegularExpression(text))
        {
            if (!OldIgnorePattern.TryTranslate(text, out var translation))
            {
                LeaveOut(place, $"{Quote.Of(text)} looks like a regular expression of an older console. "
                    + "Rewrite it as a wildcard pattern in `ignore`, with * for any characters.");
                return null;
            }
            pattern = new ImportedPattern(translation, text);
            problems.Warning(At(place), $"{Quote.Of(text)} is a regular expression of an older console "
                + $"and was translated to {Quote.Whole(translation)}. Check that it hides what you want.");
        }
        // A URL does not contain white space, and a YAML file cannot contain a lone surrogate.
        if (!pattern.Text.Any(char.IsWhiteSpace)
            && YamlScalar.IsText(pattern.Text)
            && IgnorePattern.TryParse(pattern.Text, reason: null, source: null, out _))
            return pattern;
        LeaveOut(place, $"{Quote.Of(text)} is not a valid ignore pattern. Add one like https://*.example.com/ to `ignore`.");
        return null;
    }

    private bool IsNew<T>(Dictionary<T, int> lines, T entry, string text, TextPlace place)
        where T : notnull
    {
        if (lines.TryAdd(entry, place.Line))
            return true;
        Skip(place, $"{Quote.Of(text)} is already in line {lines[entry]}.");
        return false;
    }

    private SourceLocation At(TextPlace text) => new(source, text.Line, text.Column);
}
