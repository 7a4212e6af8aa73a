using System.Buffers;
using System.Text.Unicode;
using Wander.Protocol;

namespace Wander.Configuration.Yaml;

/// <summary>
/// Bytes of a settings or ignore file → text, within the bounds of design, section 14. Everything that the YAML scanner and an
/// editor would count as different lines, or not show at all, is refused here, so that later line numbers are right.
/// </summary>
internal static class SettingsText
{
    /// <summary>The longest file, in bytes.</summary>
    public const int MaximumBytes = 1 << 20;

    private const char ByteOrderMark = '\uFEFF';

    // Controls but tab and line ends; what YAML 1.1 alone takes for line ends; the byte order mark; what is no character.
    private static readonly SearchValues<char> Refused = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(unit => (char)unit).Except("\t\n\r"),
        '\u2028', '\u2029', ByteOrderMark, '\uFFFE', '\uFFFF',
    ]);

    /// <summary>
    /// The text, without a byte order mark and with <c>\n</c> for line ends; null after reporting why there is none.
    /// </summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, string file, ProblemList problems)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            problems.Error(new SourceLocation(file, 1, 1), "this file is UTF-16: save it as UTF-8");
            return null;
        }
        var buffer = new char[bytes.Length];
        var status = Utf8.ToUtf16(bytes, buffer, out var read, out var written, replaceInvalidSequences: false);
        if (status != OperationStatus.Done)
        {
            problems.Error(SourceLocation.At(file, buffer, written), $"the byte 0x{bytes[read]:X2} is not UTF-8: "
                + "save the file as UTF-8, or write the character anew");
            return null;
        }
        var text = WithoutMark(buffer.AsSpan(0, written), file, problems);
        var refused = text.IndexOfAny(Refused);
        if (refused < 0)
            return text;
        problems.Error(
            SourceLocation.At(file, text, refused), $"an invisible character (U+{(int)text[refused]:X4}) is in the text here: "
            + "delete it");
        return null;
    }

    private static string WithoutMark(ReadOnlySpan<char> text, string file, ProblemList problems)
    {
        if (text is [ByteOrderMark, ..])
        {
            problems.Warning(new SourceLocation(file, 1, 1), "the file begins with a byte order mark, which is left out: "
                + "save it as UTF-8 without one");
            text = text[1..];
        }
        return text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }
}
