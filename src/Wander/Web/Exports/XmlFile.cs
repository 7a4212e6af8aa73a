using System.Text;
using System.Xml;

namespace Wander.Web.Exports;

/// <summary>
/// Writes an XML file and sends it in parts. Texts come from other sites, so characters that XML 1.0 (section 2.2) forbids are
/// replaced.
/// </summary>
internal sealed class XmlFile : IDisposable
{
    private const int PartLength = 16 * 1024;

    private static readonly XmlWriterSettings Format = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize, // keeps line ends in texts and attributes unchanged for the reader
    };

    private readonly Stream _stream;
    private readonly string _namespace;
    private readonly MemoryStream _part = new(); // XmlWriter writes synchronously, which response streams do not allow
    private readonly XmlWriter _writer;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">The stream to send the file to.</param>
    /// <param name="root">The name of the root element.</param>
    /// <param name="namespaceName">The namespace of all elements; empty for none.</param>
    public XmlFile(Stream stream, string root, string namespaceName)
    {
        (_stream, _namespace) = (stream, namespaceName);
        _writer = XmlWriter.Create(_part, Format);
        _writer.WriteStartDocument();
        Begin(root);
    }

    /// <summary>The number of bytes sent so far. It excludes the part that is not sent yet.</summary>
    public long Length { get; private set; }

    /// <summary>Begins an element.</summary>
    public void Begin(string name) => _writer.WriteStartElement(name, _namespace);

    /// <summary>Ends the current element.</summary>
    public void End() => _writer.WriteEndElement();

    /// <summary>Adds an attribute to the current element, unless the value is null.</summary>
    public void Attribute(string name, string? value)
    {
        if (value is not null)
            _writer.WriteAttributeString(name, Clean(value));
    }

    /// <summary>Adds <c>xml:lang</c> to the current element, unless the tag is null.</summary>
    public void Language(string? tag)
    {
        if (tag is not null)
            _writer.WriteAttributeString("xml", "lang", null, Clean(tag));
    }

    /// <summary>Writes an element that contains only text, unless the text is null.</summary>
    public void Text(string name, string? text)
    {
        if (text is not null)
            _writer.WriteElementString(name, _namespace, Clean(text));
    }

    /// <summary>Writes text into the current element.</summary>
    public void Content(string text) => _writer.WriteString(Clean(text));

    /// <summary>Writes an element that has only attributes; those with a null value are left out.</summary>
    public void Empty(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name);
        foreach (var (attribute, value) in attributes)
            Attribute(attribute, value);
        End();
    }

    /// <summary>Sends the written content if it has reached the size of a part (16 KiB).</summary>
    public Task SendAsync(CancellationToken cancellationToken)
    {
        _writer.Flush();
        return _part.Length < PartLength ? Task.CompletedTask : SendPartAsync(cancellationToken);
    }

    /// <summary>Ends all open elements and sends the rest of the file.</summary>
    public Task EndAsync(CancellationToken cancellationToken)
    {
        _writer.WriteEndDocument();
        _writer.Flush();
        return SendPartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _writer.Dispose();
        _part.Dispose();
    }

    /// <summary>Returns the text with U+FFFD in place of each character that XML 1.0 forbids.</summary>
    internal static string Clean(string text) => text.All(XmlConvert.IsXmlChar)
        ? text
        : string.Concat(text.EnumerateRunes().Select(rune =>
            rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\ufffd" : rune.ToString()));

    private async Task SendPartAsync(CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(_part.GetBuffer().AsMemory(0, (int)_part.Length), cancellationToken);
        Length += _part.Length;
        _part.SetLength(0);
    }
}
