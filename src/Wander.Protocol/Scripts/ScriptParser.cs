using System.Runtime.CompilerServices;
using Acornima;
using Acornima.Ast;

namespace Wander.Protocol.Scripts;

/// <summary>Parses a script with Acornima, within <see cref="ScriptLimits"/>.</summary>
/// <remarks>
/// The callbacks bound what the parser itself does not: brackets inside brackets, HTML-like comments (it recurses once for each),
/// and the declarations in one scope (it takes quadratic time for them). They can only stop the parser with an exception.
/// </remarks>
internal sealed class ScriptParser
{
    private const string Limit = nameof(Limit);
    private const int MostAttempts = 4;

    private readonly string _text;
    private readonly Action<Comment>? _onComment;
    private readonly ScriptTokens _tokens = new();
    private long _nameComparisons;

    private ScriptParser(string text, Action<Comment>? onComment) => (_text, _onComment) = (text, onComment);

    /// <summary>
    /// Parses the text as a script, and as a module where that fails: a browser rejects <c>export</c> in a script, this reader
    /// accepts it.
    /// </summary>
    /// <param name="text">The script, at most <see cref="ScriptLimits.Characters"/> long.</param>
    /// <param name="problems">Receives the reason for which there is no tree.</param>
    /// <param name="comments">Receives the comments; null where they are not needed.</param>
    public static Program? Parse(string text, ScriptProblems problems, List<Comment>? comments)
    {
        if (FindLongBigInt(text) is >= 0 and var position)
        {
            problems.Refuse(position, $"a number of more than {ScriptLimits.BigIntDigits} digits");
            return null;
        }
        if (text.StartsWith("\ufeff#!", StringComparison.Ordinal)) // the parser expects #! at the very beginning
            text = string.Concat(" //", text.AsSpan(3));
        var (script, refusal) = new ScriptParser(text, comments is null ? null : Keep).Parse(isModule: false);
        if (refusal is null || refusal.Value.IsLimit)
            return Result(script, refusal);
        var (module, other) = ParseModule();
        return Result(module, other is { } && other.Value.Reached <= refusal.Value.Reached ? refusal : other);

        (Program?, Refusal?) ParseModule()
        {
            var result = default((Program? Program, Refusal? Refusal));
            for (var attempt = 0; attempt < MostAttempts; attempt++)
            {
                comments?.Clear();
                result = new ScriptParser(text, comments is null ? null : Keep).Parse(isModule: true);
                if (result.Refusal is not { IsDuplicateExport: true, Reached: var position })
                    break;
                text = WithoutSpecifier(text, position);
            }
            return result;
        }

        void Keep(Comment comment)
        {
            if (comments.Count < ScriptLimits.Comments && comment.Kind != CommentKind.HashBang)
                comments.Add(comment);
        }

        Program? Result(Program? program, Refusal? why)
        {
            if (why is { } known)
                problems.Refuse(known.Finding.Position, known.Finding.Message);
            return program;
        }
    }

    private (Program? Program, Refusal? Refusal) Parse(bool isModule)
    {
        var options = new ParserOptions { OnToken = OnToken, OnNode = OnNode, OnComment = OnComment, OnRegExp = OnRegExp };
        try
        {
            return (isModule ? new Parser(options).ParseModule(_text) : new Parser(options).ParseScript(_text), null);
        }
        catch (ParseErrorException e) // the script is wrong: its owner is told where
        {
            var finding = e.Error.Code == Limit ? new ScriptFinding(e.Error.Index, e.Error.Description)
                : ScriptSyntax.Explain(_text, e.Error, _tokens);
            return (null, new Refusal(finding, e.Error.Index, e.Error.Code == Limit, e.Error.Code == "DuplicateExport"));
        }
        catch (InsufficientExecutionStackException) // nesting without brackets, such as !!!!x or a=b=c: no person writes that
        {
            return (null, new Refusal(new ScriptFinding(_tokens.LastStart, "nested too deeply"), _text.Length, IsLimit: true));
        }
    }

    private void OnToken(in Token token)
    {
        if (!_tokens.TryAdd(token))
            Stop(token.Start, $"more than {ScriptLimits.Brackets} brackets inside one another");
    }

    private void OnComment(in Comment comment)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _onComment?.Invoke(comment);
    }

    // Regular expressions are neither checked nor translated.
    private static RegExpParseResult OnRegExp(in RegExpParsingContext context) => RegExpParseResult.ForSuccess();

    private void OnNode(Node node, in OnNodeContext context)
    {
        if (context.HasScope)
            ScriptNames.Attach(node, context.Scope);
        _nameComparisons += node.Type switch
        {
            NodeType.Identifier => NamesIn(context.ScopeStack),
            // The names of a pattern are declared when all of it is read; there are at most half as many as it has characters.
            NodeType.ObjectPattern or NodeType.ArrayPattern => (long)(node.End - node.Start) * (node.End - node.Start) / 16,
            _ => 0,
        };
        if (_nameComparisons > ScriptLimits.NameComparisons)
            Stop(node.Start, "too many names are declared: write the lists without them");
    }

    private static long NamesIn(ReadOnlySpan<Scope> scopes)
    {
        var count = 0L;
        for (var i = scopes.Length - 1; i >= scopes[^1].CurrentVarScopeIndex; i--)
            count += scopes[i].LexicalVariables.Length + scopes[i].Functions.Length + scopes[i].VarVariables.Length;
        return count;
    }

    private static void Stop(int position, string message) =>
        throw new SyntaxErrorException(new SyntaxError(Limit, message, position));

    // The text may also be a string or a comment, but none has so many digits before an n.
    private static int FindLongBigInt(ReadOnlySpan<char> text)
    {
        for (var end = text.IndexOf('n'); end >= 0;)
        {
            var start = text[..end].LastIndexOfAnyExcept(ScriptTokens.Digits) + 1;
            if (end - start > ScriptLimits.BigIntDigits)
                return start;
            var next = text[(end + 1)..].IndexOf('n');
            end = next < 0 ? -1 : end + 1 + next;
        }
        return -1;
    }

    // export const wander = …; export { wander }: what is exported twice is accepted too, because exports do not matter here.
    private static string WithoutSpecifier(string text, int position)
    {
        var end = position;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '$' or ' '))
            end++;
        if (end < text.Length && text[end] == ',')
            end++;
        return string.Concat(text.AsSpan(0, position), new string(' ', end - position), text.AsSpan(end));
    }

    private readonly record struct Refusal(ScriptFinding Finding, int Reached, bool IsLimit, bool IsDuplicateExport = false);
}
