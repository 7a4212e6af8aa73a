using System.Collections.Immutable;
using Wander.Configuration;
using Wander.Protocol;

namespace Wander.Importing;

/// <summary>The imported lists, as far as <c>wander.yaml</c> has settings for them.</summary>
internal sealed record ImportedDocument
{
    /// <summary>The file or address of the source, in one line.</summary>
    public required string Source { get; init; }

    /// <summary>The address of the console; null when the source does not contain it.</summary>
    public ConsoleAddress? Url { get; init; }

    /// <summary>The neighbours, without duplicates; null when the source has no such list.</summary>
    public ImportedList<ConsoleAddress>? Consoles { get; init; }

    /// <summary>The recommended pages, without duplicates; null when the source has no such list.</summary>
    public ImportedList<ImportedPage>? Pages { get; init; }

    /// <summary>The ignore patterns; null when the source has no such list.</summary>
    public ImportedList<ImportedPattern>? Ignore { get; init; }

    /// <summary>The style sheets, in the form of <c>wander.yaml</c>; null when the source has no such list.</summary>
    public ImportedList<string>? Styles { get; init; }

    /// <summary>The scripts, in the form of <c>wander.yaml</c>; null when the source has no such list.</summary>
    public ImportedList<string>? Scripts { get; init; }

    /// <summary>The policy for the <c>via</c> parameter; null when the source does not declare it.</summary>
    public Referral? Referral { get; init; }

    /// <summary>The address of the console, or the default of the setting <c>url</c>.</summary>
    public ConsoleAddress UrlOrDefault => Url ?? ListenAddress.Default.LocalConsole;

    /// <summary>Converts the lists to the document that a <c>wander.js</c> would declare.</summary>
    public WanderDocument ToDocument() => new()
    {
        Consoles = [.. Consoles?.Entries.Select(console => console.Value) ?? []],
        Pages = [.. Pages?.Entries.Select(page => page.Address.Value) ?? []],
        Ignore = [.. Ignore?.Entries.Select(pattern => pattern.Text) ?? []],
        Styles = Styles?.Entries ?? [],
        Scripts = Scripts?.Entries ?? [],
        Referral = Referral?.ToString().ToLowerInvariant(),
    };
}

/// <summary>An imported list.</summary>
/// <param name="Line">The line of the source where the list begins, from 1; 0 when the whole file is the list.</param>
/// <param name="Entries">Its entries, in the order of the source.</param>
internal sealed record ImportedList<T>(int Line, ImmutableArray<T> Entries);

/// <summary>A recommended page.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Note">A description from the source, for the setting <c>note</c>; null when there is none.</param>
internal sealed record ImportedPage(PageAddress Address, string? Note = null);

/// <summary>An ignore pattern.</summary>
/// <param name="Text">The pattern.</param>
/// <param name="Original">The regular expression that it was translated from; null when it was not translated.</param>
internal sealed record ImportedPattern(string Text, string? Original = null);
