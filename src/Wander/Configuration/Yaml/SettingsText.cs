using System.Buffers;
using System.Text.Unicode;
using Wander.Protocol;

namespace Wander.Configuration.Yaml;

/// <summary>
/// Decodes the bytes of a settings or ignore file. Characters that are invisible, or that the YAML scanner and an editor
/// would count differently as line breaks, are refused, so that line numbers in later messages are correct.
/// </summary>
internal static class SettingsText
{
    /// <summary>The maximum size of a file, in bytes.</summary>
    public const int MaximumBytes = 1 << 20;

    private const char ByteOrderMark = '\uFEFF';

    // Control characters except tab and line ends; line ends of YAML 1.1 only; the byte order mark; noncharacters.
    private static readonly SearchValues<char> Refused = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(unit => (char)unit).Except("\t\n\r"),
        '\u2028', '\u2029', ByteOrderMark, '\uFFFE', '\uFFFF',
    ]);

    /// <summary>
    /// Returns the text without a byte order mark and with <c>\n</c> as line ends; null when the bytes are not
    /// acceptable text, which is reported.
    /// </summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, string file, ProblemList problems)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            problems.Error(new SourceLocation(file, 1, 1), "The file is encoded in UTF-16. Save it as UTF-8.");
            return null;
        }
        var buffer = new char[bytes.Length];
        var status = Utf8.ToUtf16(bytes, buffer, out var read, out var written, replaceInvalidSequences: false);
        if (status != OperationStatus.Done)
        {
            problems.Error(SourceLocation.At(file, buffer, written), $"The byte 0x{bytes[read]:X2} is not valid UTF-8. "
                + "Save the file as UTF-8, or type the character again.");
            return null;
        }
        var text = WithoutMark(buffer.AsSpan(0, written), file, problems);
        var refused = text.IndexOfAny(Refused);
        if (refused < 0)
            return text;
        problems.Error(
            SourceLocation.At(file, text, refused), $"The text contains an invisible character (U+{(int)text[refused]:X4}) here. "
            + "Delete it.");
        return null;
    }

    private static string WithoutMark(ReadOnlySpan<char> text, string file, ProblemList problems)
    {
        if (text is [ByteOrderMark, ..])
        {
            problems.Warning(new SourceLocation(file, 1, 1), "The file begins with a byte order mark, which is ignored. "
                + "Save it as UTF-8 without one.");
            text = text[1..];
        }
        return text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }
}
