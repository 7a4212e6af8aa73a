using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Wander.Configuration;

/// <summary>
/// What is no YAML, in words for somebody who does not know YAML. YamlDotNet names its errors by English sentences alone; the
/// version is pinned, a test holds each sentence that is recognised here, and another sentence is handed on as it is.
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
        bool Says(string words) => sentence.Contains(words, StringComparison.Ordinal);

        if (Says("tab"))
            return (TabAtOrAfter(mark), "a tab at the beginning of a line: indent with spaces");
        if (exception is ArgumentOutOfRangeException || Says("escape") || Says("surrogates"))
            return (mark, @"a backslash between double quotes begins an escape, and this is none: write the text between 'single quotes'");
        if (Says("quoted scalar"))
            return (mark, "the quotation mark that opens here is not closed, or the text behind it is indented less than its setting");
        if (Says("cannot start any token") || Says("anchor or alias") || Says("a tag,") || Says("block scalar"))
            return (mark, CannotBegin(mark));
        if (Says("invalid mapping") || Says("Mapping values"))
            return (mark, "a colon is not expected here: put a text that has a colon and a space in it between 'quotes', "
                + "and begin all keys of one section in the same column");
        if (OpenBracket() is { } bracket)
            return (mark, bracket);
        if (Says("block sequence") || Says("Block sequence") || Says("expected key") || Says("block mapping"))
            return (mark, "this line is indented unlike the lines around it: begin all keys of one section in the same column, "
                + "and all dashes of one list");
        return (mark, $"this is no YAML ({(sentence.Length > 0 ? sentence.TrimEnd('.') : "an unexpected end")}): compare it with the example in the documentation");
    }

    private string CannotBegin(Mark mark)
    {
        var index = (int)mark.Index;
        return index < text.Length
            ? $"a text cannot begin with {Quote.Of(text[index].ToString())} in YAML: put it between 'quotes'"
            : "a text is missing here";
    }

    private string? OpenBracket()
    {
        var brackets = innermost switch
        {
            SequenceStart { Style: SequenceStyle.Flow } => ("[", "]"),
            MappingStart { Style: MappingStyle.Flow } => ("{", "}"),
            _ => default((string Opening, string Closing)?),
        };
        return brackets is { } pair
            ? $"the `{pair.Opening}` of line {innermost!.Start.Line} is not closed, or a comma is missing: write `,` between entries and `{pair.Closing}` at the end"
            : null;
    }

    private Mark TabAtOrAfter(Mark mark)
    {
        var line = mark.Line;
        var start = (int)(mark.Index - (mark.Column - 1));
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
