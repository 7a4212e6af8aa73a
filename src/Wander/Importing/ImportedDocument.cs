using System.Collections.Immutable;
using Wander.Configuration;
using Wander.Protocol;

namespace Wander.Importing;

/// <summary>What is taken over from somebody's file: what <c>wander.yaml</c> may say, and where it comes from.</summary>
internal sealed record ImportedDocument
{
    /// <summary>The file or address that it comes from, in one line.</summary>
    public required string Source { get; init; }

    /// <summary>The console's own address; null when the source does not tell.</summary>
    public ConsoleAddress? Url { get; init; }

    /// <summary>The neighbours, each once; null when such a file has none.</summary>
    public ImportedList<ConsoleAddress>? Consoles { get; init; }

    /// <summary>The recommended pages, each once; null when such a file has none.</summary>
    public ImportedList<ImportedPage>? Pages { get; init; }

    /// <summary>The ignore patterns; null when there are none.</summary>
    public ImportedList<ImportedPattern>? Ignore { get; init; }

    /// <summary>The style sheets, as <c>wander.yaml</c> has them; null when there are none.</summary>
    public ImportedList<string>? Styles { get; init; }

    /// <summary>The scripts, as <c>wander.yaml</c> has them; null when there are none.</summary>
    public ImportedList<string>? Scripts { get; init; }

    /// <summary>What pages learn; null when the source does not say.</summary>
    public Referral? Referral { get; init; }

    /// <summary>The console's address, or the one that it has as long as nobody writes one.</summary>
    public ConsoleAddress UrlOrDefault => Url ?? ListenAddress.Default.LocalConsole;

    /// <summary>The same as a <c>wander.js</c> would declare it.</summary>
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

/// <summary>One of the lists.</summary>
/// <param name="Line">The line of the source in which it begins, from 1; 0 for the whole file.</param>
/// <param name="Entries">Its entries, in the order of the source.</param>
internal sealed record ImportedList<T>(int Line, ImmutableArray<T> Entries);

/// <summary>A recommended page.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Note">What the source says about it, fit for <c>note</c>; null for nothing.</param>
internal sealed record ImportedPage(PageAddress Address, string? Note = null);

/// <summary>An ignore pattern.</summary>
/// <param name="Text">The pattern.</param>
/// <param name="Original">The regular expression that it is the translation of; null when it was written as it is.</param>
internal sealed record ImportedPattern(string Text, string? Original = null);
