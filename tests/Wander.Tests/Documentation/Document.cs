using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Wander.Tests.Documentation;

/// <summary>A heading of a document.</summary>
/// <param name="Level">The number of its <c>#</c> characters.</param>
/// <param name="Text">The text of the heading, as written in Markdown.</param>
/// <param name="Anchor">The anchor that GitHub generates, without <c>#</c>.</param>
internal sealed record Heading(int Level, string Text, string Anchor);

/// <summary>A fenced code block.</summary>
/// <param name="Language">The word after the fence; empty when there is no word.</param>
/// <param name="Text">The lines between the fences, without the indentation of the fence.</param>
/// <param name="Line">The line of the opening fence, from 1.</param>
internal sealed record CodeBlock(string Language, string Text, int Line)
{
    /// <summary>The lines of <see cref="Text"/>.</summary>
    public string[] Lines => Text.Split('\n');
}

/// <summary>A table.</summary>
/// <param name="Header">The cells of the first row.</param>
/// <param name="Rows">The cells of the other rows.</param>
internal sealed record Table(ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows);

/// <summary>A Markdown document, or a section of one, as GitHub shows it.</summary>
internal sealed partial class Document
{
    private readonly ImmutableArray<Line> _lines;

    private Document(ImmutableArray<Line> lines) => _lines = lines;

    /// <summary>The headings in the order of the document.</summary>
    public IEnumerable<Heading> Headings => _lines.Select(line => line.Heading).OfType<Heading>();

    /// <summary>The lines outside of code blocks.</summary>
    public IEnumerable<string> Prose => _lines.Where(line => !line.IsCode).Select(line => line.Text);

    /// <summary>The complete text.</summary>
    public string Text => string.Join('\n', _lines.Select(line => line.Text));

    /// <summary>The targets of all links and pictures.</summary>
    public IEnumerable<string> Links =>
        from line in Prose
        from Match link in LinkPattern().Matches(CodeSpanPattern().Replace(line, ""))
        select link.Groups["target"].Value;

    /// <summary>Parses a Markdown text.</summary>
    public static Document Parse(string text)
    {
        var lines = ImmutableArray.CreateBuilder<Line>();
        var anchors = new Dictionary<string, int>(StringComparer.Ordinal);
        string? fence = null;
        foreach (var (index, written) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            var isFence = FencePattern().Match(written) is { Success: true } match
                && (fence is null || match.Groups["fence"].Value == fence);
            if (isFence)
                fence = fence is null ? FencePattern().Match(written).Groups["fence"].Value : null;
            var isCode = isFence || fence is not null;
            lines.Add(new Line(index + 1, written, isCode, isCode ? null : HeadingOf(written, anchors)));
        }
        return new Document(lines.DrainToImmutable());
    }

    /// <summary>Returns the section below a heading, up to the next heading of the same or a higher level.</summary>
    /// <param name="heading">The text of the heading, without <c>#</c>.</param>
    public Document Section(string heading)
    {
        var start = _lines.IndexOf(_lines.Single(line => line.Heading?.Text == heading));
        var level = _lines[start].Heading!.Level;
        var below = _lines.Skip(start + 1).TakeWhile(line => line.Heading is null || line.Heading.Level > level);
        return new Document([.. below]);
    }

    /// <summary>Returns the lines before the first heading.</summary>
    public Document Introduction() => new([.. _lines.TakeWhile(line => line.Heading is null)]);

    /// <summary>Returns the code blocks in any of the given languages.</summary>
    /// <param name="languages">The words after the fence.</param>
    public IEnumerable<CodeBlock> Code(params string[] languages)
    {
        for (var i = 0; i < _lines.Length; i++)
        {
            if (!_lines[i].IsCode)
                continue;
            var fence = FencePattern().Match(_lines[i].Text);
            var indentation = fence.Groups["indentation"].Length;
            var code = new StringBuilder();
            var start = i;
            for (i++; !FencePattern().IsMatch(_lines[i].Text); i++)
                code.Append(_lines[i].Text.Length > indentation ? _lines[i].Text[indentation..] : "").Append('\n');
            if (languages.Contains(fence.Groups["language"].Value, StringComparer.Ordinal))
                yield return new CodeBlock(fence.Groups["language"].Value, code.ToString(), _lines[start].Number);
        }
    }

    /// <summary>Returns the tables whose first column has the given heading.</summary>
    /// <param name="heading">The text of the first cell of the header.</param>
    public IEnumerable<Table> Tables(string heading) => Tables().Where(table => table.Header[0] == heading);

    /// <summary>Returns the texts of the code spans in a cell. <c>`--config FILE`, `-c FILE`</c> contains two.</summary>
    public static ImmutableArray<string> Codes(string cell) =>
        [.. CodeSpanPattern().Matches(cell).Select(match => match.Value.Trim('`'))];

    /// <summary>
    /// Returns the texts of the code spans in the first column of all tables whose first column has the given heading.
    /// </summary>
    public IEnumerable<string> FirstColumn(string heading) =>
        Tables(heading).SelectMany(table => table.Rows).SelectMany(row => Codes(row[0]));

    /// <summary>Returns all tables.</summary>
    public IEnumerable<Table> Tables()
    {
        var rows = new List<ImmutableArray<string>>();
        foreach (var line in _lines.Add(new Line(0, "", IsCode: false, Heading: null)))
        {
            if (!line.IsCode && line.Text.StartsWith('|'))
            {
                rows.Add(Cells(line.Text));
                continue;
            }
            if (rows.Count > 2)
                yield return new Table(rows[0], [.. rows.Skip(2)]);
            rows.Clear();
        }
    }

    // A vertical bar in a cell is escaped with a backslash.
    private static ImmutableArray<string> Cells(string row)
    {
        var cells = row.Trim().Trim('|').Replace(@"\|", "\0", StringComparison.Ordinal).Split('|');
        return [.. cells.Select(cell => cell.Trim().Replace('\0', '|'))];
    }

    private static Heading? HeadingOf(string line, Dictionary<string, int> anchors)
    {
        if (HeadingPattern().Match(line) is not { Success: true } match)
            return null;
        var text = match.Groups["text"].Value.Trim();
        var anchor = AnchorOf(text);
        var repeated = anchors.GetValueOrDefault(anchor);
        anchors[anchor] = repeated + 1;
        return new Heading(
            match.Groups["marks"].Length,
            text,
            repeated == 0 ? anchor : string.Create(CultureInfo.InvariantCulture, $"{anchor}-{repeated}"));
    }

    // GitHub keeps only letters, digits, spaces, hyphens and underscores, and replaces spaces by hyphens.
    private static string AnchorOf(string heading)
    {
        var shown = LinkPattern().Replace(heading, match => match.Groups["text"].Value);
        var kept = shown.ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_');
        return string.Concat(kept).Replace(' ', '-');
    }

    [GeneratedRegex(@"^(?<indentation> *)(?<fence>```+|~~~+)(?<language>[\w-]*)", RegexOptions.NonBacktracking)]
    private static partial Regex FencePattern();

    [GeneratedRegex("^(?<marks>#{1,6}) (?<text>.+)$", RegexOptions.NonBacktracking)]
    private static partial Regex HeadingPattern();

    [GeneratedRegex(@"\[(?<text>[^\[\]]*)\]\((?<target>[^()\s]+)\)", RegexOptions.NonBacktracking)]
    private static partial Regex LinkPattern();

    [GeneratedRegex("`[^`]+`", RegexOptions.NonBacktracking)]
    private static partial Regex CodeSpanPattern();

    private sealed record Line(int Number, string Text, bool IsCode, Heading? Heading);
}
