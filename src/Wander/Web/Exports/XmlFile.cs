using System.Text;
using System.Xml;

namespace Wander.Web.Exports;

/// <summary>
/// XML that is sent part by part. Its texts may be anybody's: what XML 1.0 forbids (section 2.2) is replaced in them.
/// </summary>
internal sealed class XmlFile : IDisposable
{
    private const int PartLength = 16 * 1024;

    private static readonly XmlWriterSettings Format = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize, // what is read is what was written
    };

    private readonly Stream _stream;
    private readonly string _namespace;
    private readonly MemoryStream _part = new(); // XmlWriter writes at once, and what we answer to does not
    private readonly XmlWriter _writer;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where it goes.</param>
    /// <param name="root">The name of its root element.</param>
    /// <param name="namespaceName">The namespace of all its elements; empty for none.</param>
    public XmlFile(Stream stream, string root, string namespaceName)
    {
        (_stream, _namespace) = (stream, namespaceName);
        _writer = XmlWriter.Create(_part, Format);
        _writer.WriteStartDocument();
        Begin(root);
    }

    /// <summary>How many bytes it has so far, as far as they are counted: up to the last part.</summary>
    public long Length { get; private set; }

    /// <summary>Begins an element.</summary>
    public void Begin(string name) => _writer.WriteStartElement(name, _namespace);

    /// <summary>Ends the element that was begun last.</summary>
    public void End() => _writer.WriteEndElement();

    /// <summary>Adds an attribute to the element that was begun last; without a value, nothing.</summary>
    public void Attribute(string name, string? value)
    {
        if (value is not null)
            _writer.WriteAttributeString(name, Clean(value));
    }

    /// <summary>Says in which language the element is that was begun last; null where that is unknown.</summary>
    public void Language(string? tag)
    {
        if (tag is not null)
            _writer.WriteAttributeString("xml", "lang", null, Clean(tag));
    }

    /// <summary>Writes an element with nothing but text in it; without text, nothing.</summary>
    public void Text(string name, string? text)
    {
        if (text is not null)
            _writer.WriteElementString(name, _namespace, Clean(text));
    }

    /// <summary>Writes text into the element that was begun last.</summary>
    public void Content(string text) => _writer.WriteString(Clean(text));

    /// <summary>Writes an element with nothing but attributes.</summary>
    public void Empty(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name);
        foreach (var (attribute, value) in attributes)
            Attribute(attribute, value);
        End();
    }

    /// <summary>Sends what there is, once that is worth it.</summary>
    public Task SendAsync(CancellationToken cancellationToken)
    {
        _writer.Flush();
        return _part.Length < PartLength ? Task.CompletedTask : SendPartAsync(cancellationToken);
    }

    /// <summary>Ends the file, and sends the rest.</summary>
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

    /// <summary>A text without the characters that XML 1.0 forbids: U+FFFD stands where one was.</summary>
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
