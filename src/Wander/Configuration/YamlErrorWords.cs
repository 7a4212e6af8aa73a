using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Wander.Configuration;

/// <summary>
/// Explains YAML syntax errors to owners who do not know YAML. YamlDotNet identifies its errors only by their English messages.
/// The package version is pinned, a test covers every message that is recognised here, and any other message is passed on.
/// </summary>
/// <param name="text">The file.</param>
/// <param name="innermost">The innermost list or mapping that was open; null at the top.</param>
internal sealed class YamlErrorWords(string text, NodeEvent? innermost)
{
    /// <summary>Where to look, and what to write instead.</summary>
    /// <param name="exception">What the parser threw.</param>
    /// <param name="reached">How far the scanner came, for an exception that does not know where it happened.</param>
    public (Mark Mark, string Message) Describe(Exception exception, Mark reached)
    {
        var mark = exception is YamlException yaml ? yaml.Start : reached;
        var sentence = exception is YamlException ? exception.Message : "";
        var index = (int)Math.Min(mark.Index, text.Length);
        bool Says(string words) => sentence.Contains(words, StringComparison.Ordinal);

        if (Says("tab"))
            return (TabAtOrAfter(mark), "a tab at the beginning of a line: indent with spaces");
        if (exception is ArgumentOutOfRangeException || Says("escape") || Says("surrogates") || Says("hexadecimal"))
            return (mark, "a backslash between double quotes begins an escape, and this is none: "
                + "write the text between 'single quotes'");
        if (Says("quoted scalar"))
            return (mark, "the quotation mark that opens here is not closed, "
                + "or the text behind it is indented less than its setting");
        if (exception is ArgumentException)
            return (mark, "what ends here is no tag of YAML: put a text that begins with `!` between 'quotes'");
        if (Says("any token") || Says("anchor") || Says(" tag") || Says("directive") || Says("did not find expected comment"))
            return (mark, CannotBegin(index));
        if (Says("multiline plain scalar"))
            return (mark, "a colon is not expected here, because the line above has none: write `name: value` there, and here");
        if (Says("invalid mapping") || Says("Mapping values"))
            return (mark, "a colon is not expected here: put a text that has a colon and a space in it between 'quotes', "
                + "and begin all keys of one section in the same column");
        if (OpenBracket() is { } bracket)
            return (mark, bracket);
        if (Says("node content") || Says("<document"))
            return (mark, NotExpected(index));
        if (Says("expected key") || Says("expected ':'") || Says("block collection") || Says("Block sequence"))
            return (mark, IsFirstInLine(index) ? Indentation(index) : NotExpected(index));
        return (mark, $"this is no YAML ({(sentence.Length > 0 ? sentence.TrimEnd('.') : "an unexpected end")}): "
            + "compare it with the example in the documentation");
    }

    private string Indentation(int index)
    {
        var line = text.AsSpan(index);
        line = line[..(line.IndexOf('\n') is >= 0 and var end ? end : line.Length)];
        return line.Contains(':') || line.StartsWith("-")
            ? "this line is indented unlike the lines around it: "
                + "begin all keys of one section in the same column, and all dashes of one list"
            : "this line has no colon and no dash: write `name: value`, or `- ` before an entry of a list";
    }

    private bool IsFirstInLine(int index)
    {
        var before = text.AsSpan(0, index);
        return before[(before.LastIndexOf('\n') + 1)..].IsWhiteSpace();
    }

    private string NotExpected(int index) => index < text.Length
        ? $"{Quote.Of(CharacterAt(index))} is not expected here: remove it, or put the whole text between 'quotes'"
        : "a text is missing here";

    private string CannotBegin(int index) => index < text.Length
        ? $"a text cannot begin with {Quote.Of(CharacterAt(index))} in YAML: put it between 'quotes'"
        : "a text is missing here";

    private string CharacterAt(int index) => Rune.TryGetRuneAt(text, index, out var rune) ? rune.ToString() : "\uFFFD";

    private string? OpenBracket()
    {
        var brackets = innermost switch
        {
            SequenceStart { Style: SequenceStyle.Flow } => ("[", "]"),
            MappingStart { Style: MappingStyle.Flow } => ("{", "}"),
            _ => default((string Opening, string Closing)?),
        };
        return brackets is { } pair
            ? $"the `{pair.Opening}` of line {innermost!.Start.Line} is not closed, or a comma is missing: "
                + $"write `,` between entries and `{pair.Closing}` at the end"
            : null;
    }

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
