using System.Collections.Immutable;
using System.Text;

namespace Wander.Tests.Documentation;

/// <summary>A <c>wander</c> command in a line of shell code.</summary>
/// <param name="Arguments">The words after <c>wander</c>.</param>
/// <param name="Input">The source of standard input: the first word of the command before the pipe, or the name of a file;
/// null when there is no input.</param>
internal sealed record ShellLine(ImmutableArray<string> Arguments, string? Input)
{
    private const string Program = "wander";

    /// <summary>
    /// Parses a line. Supports only quotes, comments, variables before the command, pipes and redirections.
    /// </summary>
    /// <returns>Null when the line runs another program.</returns>
    public static ShellLine? Read(string line)
    {
        string? before = null;
        foreach (var command in Commands(line))
        {
            var words = command.SkipWhile(word => word.Contains('=', StringComparison.Ordinal)).ToList();
            if (words is [Program, .. var rest])
            {
                var arguments = rest.TakeWhile(word => word is not (">" or "<")).ToImmutableArray();
                var file = rest.SkipWhile(word => word != "<").Skip(1).FirstOrDefault();
                return new ShellLine(arguments, file ?? before);
            }
            before = words.FirstOrDefault();
        }
        return null;
    }

    // Splits a pipeline or a list into commands, and each command into words.
    private static IEnumerable<List<string>> Commands(string line)
    {
        var words = new List<string>();
        foreach (var word in Words(line))
        {
            if (word is "|" or "&&" or ";")
            {
                yield return words;
                words = [];
            }
            else
            {
                words.Add(word);
            }
        }
        yield return words;
    }

    private static IEnumerable<string> Words(string line)
    {
        var word = new StringBuilder();
        var (quote, isQuoted) = ('\0', false);
        foreach (var letter in line + " ")
        {
            if (quote != '\0' && letter == quote)
                quote = '\0';
            else if (quote != '\0')
                word.Append(letter);
            else if (letter is '\'' or '"')
                (quote, isQuoted) = (letter, true);
            else if (letter == '#' && word.Length == 0 && !isQuoted)
                yield break;
            else if (!char.IsWhiteSpace(letter))
                word.Append(letter);
            else if (word.Length > 0 || isQuoted)
            {
                yield return word.ToString();
                word.Clear();
                isQuoted = false;
            }
        }
    }
}
