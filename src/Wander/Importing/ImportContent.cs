using Wander.Fetching;
using Wander.Protocol;

namespace Wander.Importing;

/// <summary>The content of a file to import.</summary>
/// <param name="Name">The file name or address, for messages.</param>
/// <param name="Bytes">The whole content.</param>
/// <param name="Charset">The charset of the <c>Content-Type</c> header; null when there is none.</param>
internal sealed record ImportContent(string Name, ReadOnlyMemory<byte> Bytes, string? Charset = null)
{
    /// <summary>The maximum size of a file, in bytes. The list of the whole network had 213 KB in May 2026.</summary>
    public const int MaximumBytes = 64 * 1024 * 1024;

    /// <summary>The address after redirects; null for a file.</summary>
    public PageAddress? Address { get; init; }

    /// <summary>The content as text. Invalid bytes become U+FFFD.</summary>
    public string Text { get; } = BodyText.Decode(Bytes.Span, Charset);

    /// <summary>The kind of file, determined from its content.</summary>
    public ImportKind Kind => ImportKinds.Of(this);

    /// <summary>Reads the file according to its kind.</summary>
    public ImportReading Read() => Kind switch
    {
        ImportKind.Script => ScriptImport.Read(this),
        ImportKind.Xml => OpmlImport.Read(this),
        ImportKind.Json => NetworkFileImport.Read(this),
        ImportKind.Empty => ImportReading.Failed(Name, $"The file is empty. {ImportKinds.Remedy}"),
        ImportKind.WebPage => ImportReading.Failed(Name, $"This is a web page. {ImportKinds.Remedy}"),
        _ => ImportReading.Failed(Name, $"This is not a text file. {ImportKinds.Remedy}"),
    };
}
