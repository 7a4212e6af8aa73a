using System.Collections.Immutable;
using Wander.Configuration;
using Wander.Configuration.Reading;
using Wander.Configuration.Yaml;
using Wander.Protocol;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Scripts;
using Wander.Text;

namespace Wander.Importing;

/// <summary>Texts of somebody's lists → entries of ours. Each is taken once; what is left out is told, with its place.</summary>
/// <param name="source">The file or address that they come from.</param>
/// <param name="problems">Gets what is left out, or taken over in another way.</param>
internal sealed class ImportedLists(string source, ProblemList problems)
{
    /// <summary>Reads one text; null, after telling why, when it is left out.</summary>
    public delegate T? Reader<out T>(string text, TextPlace place);

    /// <summary>Reads a list.</summary>
    /// <param name="texts">What is in it.</param>
    /// <param name="places">Where that was written.</param>
    /// <param name="read">Reads one text.</param>
    /// <returns>The entries; null where there is no list.</returns>
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

    /// <summary>Reads neighbours.</summary>
    /// <param name="own">The console itself, which is no neighbour of its own.</param>
    public Reader<ConsoleAddress> Consoles(ConsoleAddress own)
    {
        var lines = new Dictionary<ConsoleAddress, int>(ConsoleAddress.SchemeAside);
        return (text, place) =>
        {
            if (!ConsoleAddress.TryParse(text, out var address))
                LeaveOut(place, AddressMessages.WhatIsWrong(text));
            else if (address.IsSameAs(own))
                Skip(place, $"{Quote.Of(text)} is this console itself, which is no neighbour of its own");
            else if (IsNew(lines, address, text, place))
                return address;
            return null;
        };
    }

    /// <summary>Reads recommended pages.</summary>
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

    /// <summary>Reads ignore patterns; those of older consoles are translated.</summary>
    /// <param name="own">The console itself, which no pattern may hide.</param>
    public Reader<ImportedPattern> Patterns(ConsoleAddress own)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        return (text, place) =>
        {
            if (Pattern(text.Trim(), place) is not { } pattern)
                return null;
            if (IgnorePattern.TryParse(pattern.Text, reason: null, source: null, out var read) && read.Hides(own.Value))
                LeaveOut(place, $"{Quote.Of(text)} hides this console itself, {own}: write a narrower pattern into `ignore`");
            else if (IsNew(lines, pattern.Text, text, place))
                return pattern;
            return null;
        };
    }

    /// <summary>Tells what is left out, and what to do about it.</summary>
    public void LeaveOut(TextPlace place, string message) => problems.Error(At(place), $"left out: {message}");

    /// <summary>Tells what is left out although nothing is lost by it.</summary>
    public void Skip(TextPlace place, string message) => problems.Warning(At(place), $"left out: {message}");

    private ImportedPattern? Pattern(string text, TextPlace place)
    {
        var pattern = new ImportedPattern(text);
        if (OldIgnorePattern.IsRegularExpression(text))
        {
            if (!OldIgnorePattern.TryTranslate(text, out var translation))
            {
                LeaveOut(place, $"{Quote.Of(text)} looks like a regular expression of an older console: "
                    + "write it anew into `ignore`, with * for any characters");
                return null;
            }
            pattern = new ImportedPattern(translation, text);
            problems.Warning(At(place), $"{Quote.Of(text)} is a regular expression, as older consoles had them, "
                + $"and becomes {Quote.Whole(translation)}: look whether that hides what it should");
        }
        // No URL has a space, and no file has half a character.
        if (!pattern.Text.Any(char.IsWhiteSpace)
            && YamlScalar.IsText(pattern.Text)
            && IgnorePattern.TryParse(pattern.Text, reason: null, source: null, out _))
            return pattern;
        LeaveOut(place, $"{Quote.Of(text)} is no ignore pattern: write one like https://*.example.com/ into `ignore`");
        return null;
    }

    private bool IsNew<T>(Dictionary<T, int> lines, T entry, string text, TextPlace place)
        where T : notnull
    {
        if (lines.TryAdd(entry, place.Line))
            return true;
        Skip(place, $"{Quote.Of(text)} is already in line {lines[entry]}");
        return false;
    }

    private SourceLocation At(TextPlace text) => new(source, text.Line, text.Column);
}
