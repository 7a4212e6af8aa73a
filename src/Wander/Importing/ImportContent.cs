using Wander.Fetching;
using Wander.Protocol;

namespace Wander.Importing;

/// <summary>What somebody's file has in it.</summary>
/// <param name="Name">The file or address, fit for messages.</param>
/// <param name="Bytes">All of it.</param>
/// <param name="Charset">The charset by which it was sent; null when none was named.</param>
internal sealed record ImportContent(string Name, ReadOnlyMemory<byte> Bytes, string? Charset = null)
{
    /// <summary>The most that is read of any file, in bytes; the whole network's list had 213 KB in May 2026.</summary>
    public const int MaximumBytes = 64 * 1024 * 1024;

    /// <summary>Where it was found, after redirects; null for a file.</summary>
    public PageAddress? Address { get; init; }

    /// <summary>It as text; whatever it is not, is U+FFFD.</summary>
    public string Text { get; } = BodyText.Decode(Bytes.Span, Charset);

    /// <summary>What it is, by what is in it.</summary>
    public ImportKind Kind => ImportKinds.Of(this);

    /// <summary>Reads it as what it is.</summary>
    public ImportReading Read() => Kind switch
    {
        ImportKind.Script => ScriptImport.Read(this),
        ImportKind.Xml => OpmlImport.Read(this),
        ImportKind.Json => NetworkFileImport.Read(this),
        ImportKind.Nothing => ImportReading.Nothing(Name, $"nothing is in it: {ImportKinds.WhatCanBe}"),
        ImportKind.WebPage => ImportReading.Nothing(Name, $"this is a web page: {ImportKinds.WhatCanBe}"),
        _ => ImportReading.Nothing(Name, $"this is no text: {ImportKinds.WhatCanBe}"),
    };
}
