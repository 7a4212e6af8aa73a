using System.Buffers;
using System.Runtime.CompilerServices;
using Acornima;
using Acornima.Ast;

namespace Wander.Protocol.Scripts;

/// <summary>Parses a script with Acornima, within <see cref="ScriptLimits"/>.</summary>
/// <remarks>
/// The parser does not limit nested brackets, HTML-like comments (it recurses for each of them) and the names of one
/// function (it needs quadratic time for them). The callbacks enforce these limits. They can only stop the parser with an
/// exception.
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
    /// Parses the text as a script or, if that fails, as a module: a browser rejects <c>export</c> in a classic script, but
    /// this reader accepts it. Returns null when both fail.
    /// </summary>
    /// <param name="text">The script, at most <see cref="ScriptLimits.Characters"/> long.</param>
    /// <param name="problems">Receives the reason when the text cannot be parsed.</param>
    /// <param name="comments">Receives the comments; null when they are not needed.</param>
    public static Program? Parse(string text, ScriptProblems problems, List<Comment>? comments)
    {
        if (FindLongBigInt(text) is >= 0 and var position)
        {
            problems.Refuse(position, $"The number has more than {ScriptLimits.BigIntDigits} digits. Remove it.");
            return null;
        }
        if (text.StartsWith("\ufeff#!", StringComparison.Ordinal)) // the parser only accepts #! at the start of the text
            text = string.Concat(" //", text.AsSpan(3));
        var script = new ScriptParser(comments).Parse(text, isModule: false, out var finding);
        if (script is not null)
            return script;
        var module = ParseModule(text, comments, out var other);
        var reason = other.Position > finding.Position ? other : finding; // the later error is the more useful one
        if (module is null)
            problems.Refuse(reason.Position, reason.Message);
        return module;
    }

    // A name may be exported twice, because exports have no effect here. The second export is replaced by spaces.
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
            OnRegExp = static (in _) => RegExpParseResult.ForSuccess(), // regular expressions are neither validated nor converted
        };
        finding = default;
        try
        {
            return isModule ? new Parser(options).ParseModule(text) : new Parser(options).ParseScript(text);
        }
        catch (ParseErrorException e) // a syntax error, which is reported with its position
        {
            _duplicateExport = e.Error.Code == "DuplicateExport" ? e.Error.Index : null;
            finding = e.Error.Code == Limit ? new ScriptFinding(e.Error.Index, e.Error.Description)
                : ScriptSyntax.Explain(text, e.Error, _tokens);
        }
        catch (InsufficientExecutionStackException) // deep nesting without brackets, such as !!!!x
        {
            finding = new ScriptFinding(_tokens.LastStart, "The code is nested too deeply. Simplify it.");
        }
        return null;
    }

    private void OnToken(in Token token)
    {
        if (!_tokens.TryAdd(token))
            Stop(token.Start, $"More than {ScriptLimits.Brackets} brackets are nested. Simplify the code.");
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
        // The names of a destructuring pattern are only declared at its end.
        var isLongPattern = node is ObjectPattern or ArrayPattern && node.End - node.Start > 4 * ScriptLimits.Names;
        if (isLongPattern || (node is Identifier && NamesIn(context.ScopeStack) > ScriptLimits.Names))
            Stop(node.Start, "The script declares too many names. Write the lists without them.");
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

    // The match may also be in a string or a comment, but so many digits before an "n" are not plausible there either.
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
