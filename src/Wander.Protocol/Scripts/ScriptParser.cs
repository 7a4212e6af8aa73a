using System.Buffers;
using System.Runtime.CompilerServices;
using Acornima;
using Acornima.Ast;

namespace Wander.Protocol.Scripts;

/// <summary>Parses a script with Acornima, within <see cref="ScriptLimits"/>.</summary>
/// <remarks>
/// The callbacks bound what the parser itself does not: brackets inside brackets, HTML-like comments (it recurses once for each),
/// and the names of one function (it takes quadratic time for them). The callbacks can only stop the parser with an exception.
/// </remarks>
internal sealed class ScriptParser
{
    private const string Limit = nameof(Limit);
    private const int MaximumAttempts = 4;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdefABCDEF_");

    private readonly List<Comment>? _comments;
    private readonly ScriptTokens _tokens = new();
    private int? _duplicateExport;

    private ScriptParser(List<Comment>? comments) => _comments = comments;

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
        var script = new ScriptParser(comments).Parse(text, isModule: false, out var finding);
        if (script is not null)
            return script;
        var module = ParseModule(text, comments, out var other);
        var reason = other.Position > finding.Position ? other : finding; // the attempt that came further says more
        if (module is null)
            problems.Refuse(reason.Position, reason.Message);
        return module;
    }

    // A name that is exported twice is accepted as well, because exports do not matter here: the second one is blanked.
    private static Program? ParseModule(string text, List<Comment>? comments, out ScriptFinding finding)
    {
        for (var attempt = 1; ; attempt++)
        {
            comments?.Clear();
            var parser = new ScriptParser(comments);
            var module = parser.Parse(text, isModule: true, out finding);
            if (module is not null || parser._duplicateExport is not { } position || attempt == MaximumAttempts)
                return module;
            text = WithoutSpecifier(text, position);
        }
    }

    private static string WithoutSpecifier(string text, int position)
    {
        var end = position;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '$' or ' '))
            end++;
        if (end < text.Length && text[end] == ',')
            end++;
        return string.Concat(text.AsSpan(0, position), new string(' ', end - position), text.AsSpan(end));
    }

    private Program? Parse(string text, bool isModule, out ScriptFinding finding)
    {
        var options = new ParserOptions
        {
            OnToken = OnToken,
            OnNode = OnNode,
            OnComment = OnComment,
            OnRegExp = static (in _) => RegExpParseResult.ForSuccess(), // they are neither checked nor translated
        };
        finding = default;
        try
        {
            return isModule ? new Parser(options).ParseModule(text) : new Parser(options).ParseScript(text);
        }
        catch (ParseErrorException e) // the script is wrong: its owner is told where
        {
            _duplicateExport = e.Error.Code == "DuplicateExport" ? e.Error.Index : null;
            finding = e.Error.Code == Limit ? new ScriptFinding(e.Error.Index, e.Error.Description)
                : ScriptSyntax.Explain(text, e.Error, _tokens);
        }
        catch (InsufficientExecutionStackException) // nesting without brackets, such as !!!!x or a=b=c: no person writes that
        {
            finding = new ScriptFinding(_tokens.LastStart, "nested too deeply");
        }
        return null;
    }

    private void OnToken(in Token token)
    {
        if (!_tokens.TryAdd(token))
            Stop(token.Start, $"more than {ScriptLimits.Brackets} brackets inside one another");
    }

    private void OnComment(in Comment comment)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_comments?.Count < ScriptLimits.Comments && comment.Kind != CommentKind.HashBang)
            _comments.Add(comment);
    }

    private void OnNode(Node node, in OnNodeContext context)
    {
        if (context.HasScope)
            ScriptNames.Attach(node, context.Scope);
        // The names of a pattern are declared when all of it is read.
        var isLongPattern = node is ObjectPattern or ArrayPattern && node.End - node.Start > 4 * ScriptLimits.Names;
        if (isLongPattern || (node is Identifier && NamesIn(context.ScopeStack) > ScriptLimits.Names))
            Stop(node.Start, "too many names are declared: write the lists without them");
    }

    private static int NamesIn(ReadOnlySpan<Scope> scopes)
    {
        var count = 0;
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
            var start = text[..end].LastIndexOfAnyExcept(Digits) + 1;
            if (end - start > ScriptLimits.BigIntDigits)
                return start;
            var next = text[(end + 1)..].IndexOf('n');
            end = next < 0 ? -1 : end + 1 + next;
        }
        return -1;
    }
}
