using System.Text;
using Wander.Protocol;
using Wander.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Wander.Configuration.Yaml;

/// <summary>
/// Explains YAML syntax errors to owners who do not know YAML. YamlDotNet identifies its errors only by their English messages.
/// The package version is pinned, a test covers every message that is recognised here, and any other message is passed on.
/// </summary>
/// <param name="text">The text of the file.</param>
/// <param name="innermost">The innermost list or mapping that is open; null at the top level.</param>
internal sealed class YamlErrorMessages(string text, NodeEvent? innermost)
{
    /// <summary>Returns the position of a mistake, and a message with the mistake and its remedy.</summary>
    /// <param name="exception">The exception of the parser.</param>
    /// <param name="reached">The position of the scanner, for an exception without a position.</param>
    public (Mark Mark, string Message) Describe(Exception exception, Mark reached)
    {
        var mark = exception is YamlException yaml ? yaml.Start : reached;
        var sentence = exception is YamlException ? exception.Message : "";
        var index = (int)Math.Min(mark.Index, text.Length);
        bool Has(string words) => sentence.Contains(words, StringComparison.Ordinal);

        if (Has("tab"))
            return (TabAtOrAfter(mark), "The indentation contains a tab. Indent with spaces.");
        if (exception is ArgumentOutOfRangeException || Has("escape") || Has("surrogates") || Has("hexadecimal"))
            return (mark, "A backslash in this text does not begin an escape sequence, as it must between double "
                + "quotes. Put the text between single quotes.");
        if (Has("quoted scalar"))
            return (mark, "The quotation mark that opens here is not closed, or the text after it is indented less than its "
                + "setting. Close the quotation mark, or indent the text.");
        if (exception is ArgumentException)
            return (mark, "The tag that ends here is not valid in YAML. Put text that begins with `!` between single quotes.");
        if (Has("any token") || Has("anchor") || Has(" tag") || Has("directive") || Has("did not find expected comment"))
            return (mark, CannotBegin(index));
        var isColon = Has("multiline plain scalar") || Has("invalid mapping") || Has("Mapping values");
        var isStructure = Has("expected key") || Has("expected ':'") || Has("block collection") || Has("Block sequence");
        if ((isColon || isStructure) && OpenBrackets is null && UnspacedDashNear(index, mark.Line) is { } dash)
            return dash;
        if (Has("multiline plain scalar"))
            return (mark, "A colon is not expected here, because the line above has none. Write `name: value` on both lines.");
        if (isColon)
            return (mark, "A colon is not expected here. Put text that contains a colon and a space between single quotes, and "
                + "begin all keys of a section in the same column.");
        if (OpenBrackets is var (opening, closing))
            return (mark, $"The `{opening}` in line {innermost!.Start.Line} is not closed, or a comma is missing. "
                + $"Write `,` between entries and `{closing}` at the end.");
        if (Has("node content") || Has("<document"))
            return (mark, NotExpected(index));
        if (isStructure)
            return (mark, IsFirstInLine(index) ? Indentation(index) : NotExpected(index));
        return (mark, $"This is not valid YAML ({(sentence.Length > 0 ? sentence.TrimEnd('.') : "an unexpected end")}). "
            + "Write each setting on its own line as `name: value`, and each entry of a list as `- value`.");
    }

    // The brackets of the innermost list or mapping; null when it is not written with brackets.
    private (string Opening, string Closing)? OpenBrackets => innermost switch
    {
        SequenceStart { Style: SequenceStyle.Flow } => ("[", "]"),
        MappingStart { Style: MappingStyle.Flow } => ("{", "}"),
        _ => null,
    };

    // The parser may report such a dash only in the line after it. Of several lines in a row, the first is described.
    private (Mark Mark, string Message)? UnspacedDashNear(int index, long line)
    {
        var start = StartOfLine(index);
        var dash = UnspacedDashFrom(start, line);
        while (start > 0)
        {
            start = StartOfLine(start - 1);
            if (UnspacedDashFrom(start, --line) is not { } above)
                break;
            dash = above;
        }
        return dash is null ? null : (new Mark(start, dash.Location.Line, dash.Location.Column), dash.Message);
    }

    private UnspacedDash? UnspacedDashFrom(int start, long line) =>
        UnspacedDash.InLine(LineFrom(start), new SourceLocation("", (int)line, 1));

    private int StartOfLine(int index) => text.AsSpan(0, index).LastIndexOf('\n') + 1;

    private ReadOnlySpan<char> LineFrom(int start)
    {
        var rest = text.AsSpan(start);
        return rest[..(rest.IndexOf('\n') is >= 0 and var end ? end : rest.Length)];
    }

    private string Indentation(int index)
    {
        var line = LineFrom(index);
        return line.Contains(':') || line.StartsWith("-")
            ? "This line is indented differently from the lines around it. "
                + "Begin all keys of a section in the same column, and all dashes of a list."
            : "This line has neither a colon nor a dash. Write `name: value`, or `- value` for an entry of a list.";
    }

    private bool IsFirstInLine(int index) => text.AsSpan(StartOfLine(index)..index).IsWhiteSpace();

    private string NotExpected(int index) => index < text.Length
        ? $"{Quote.Of(CharacterAt(index))} is not expected here. Remove it, or put the whole text between single quotes."
        : "A value is missing here. Write it, or remove its name or dash.";

    private string CannotBegin(int index) => index < text.Length
        ? $"Text cannot begin with {Quote.Of(CharacterAt(index))} in YAML. Put it between single quotes."
        : "A value is missing here. Write it, or remove its name or dash.";

    private string CharacterAt(int index) => Rune.TryGetRuneAt(text, index, out var rune) ? rune.ToString() : "\uFFFD";

    private Mark TabAtOrAfter(Mark mark)
    {
        var line = mark.Line;
        var start = text.LastIndexOf('\n', Math.Max((int)Math.Min(mark.Index, text.Length) - 1, 0)) + 1;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var found ? found : text.Length;
            var indentation = text.AsSpan(start, end - start);
            var content = indentation.IndexOfAnyExcept(' ', '\t');
            var tab = indentation.IndexOf('\t');
            if (tab >= 0 && tab < content)
                return new Mark(start + tab, line, tab + 1);
            start = end + 1;
            line++;
        }
        return mark;
    }
}
