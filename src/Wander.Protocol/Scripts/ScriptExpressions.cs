namespace Wander.Protocol.Scripts;

using static ScriptTokenKind;

/// <summary>
/// Reads expressions to values as far as that needs no running: literals, names declared above, <c>+</c>, <c>||</c>, <c>??</c>,
/// assignments, and a few methods of lists and of <c>Object</c>.
/// </summary>
/// <remarks>
/// Each method begins at the first token of what it reads and ends at the first token after it. A <c>level</c> is the number of
/// brackets around an expression. Only brackets and assignments recurse, and both are limited.
/// </remarks>
internal sealed partial class ScriptExpressions(
    ScriptTokenizer tokens, ScriptScope scope, ScriptSkipper skipper, ScriptChanges changes, ScriptProblems problems)
{
    private readonly ScriptBudget _budget = new();
    private readonly ScriptJoin _join = new(new ScriptBudget());
    private int _assignments;

    /// <summary>
    /// Whether objects keep all properties, because a constant's may be asked for later; of <c>wander</c> itself only those count
    /// that a document has.
    /// </summary>
    public bool KeepsAllProperties { get; set; }

    /// <summary>Reads an expression up to the comma, bracket or semicolon after it.</summary>
    public ScriptValue Read(int level)
    {
        var start = tokens.Start;
        if (skipper.IsNothing(level))
        {
            tokens.Refuse(start, "expected a value");
            return ScriptValue.Undefined(start);
        }
        var value = ReadOperand(level, out var place);
        if (IsAssignment(tokens.Kind))
            return ReadAssignment(value, place, level);
        value = ReadSum(value, level);
        while (tokens.Kind is Or or Nullish && !value.IsUnknown)
            value = ReadAlternative(value, level);
        return Finish(value, level) with { Position = value.IsUnknown ? value.Position : start };
    }

    private ScriptValue ReadSum(ScriptValue first, int level)
    {
        if (tokens.Kind != Plus || skipper.EndsHere(level))
            return first;
        var mark = _join.Begin();
        var isText = false;
        var sum = first;
        Join(mark, first, ref sum);
        while (tokens.Kind == Plus && !skipper.EndsHere(level))
        {
            tokens.Advance();
            var next = skipper.IsNothing(level) ? Read(level) : ReadOperand(level, out _);
            isText |= first.Text is not null || next.Text is not null;
            Join(mark, next, ref sum);
            if (!isText && !sum.IsUnknown)
                sum = ScriptValue.Unknown(first.Position, ScriptWhy.Expression); // 1 + 1
        }
        return _join.Finish(mark, first.Position, sum);
    }

    // Keeps the first reason for which the text is not known.
    private void Join(int mark, ScriptValue part, ref ScriptValue sum)
    {
        if (sum.IsUnknown)
            return;
        if (part.Joined is not { } joined)
            sum = part.IsUnknown ? part : ScriptValue.Unknown(part.Position, ScriptWhy.Expression);
        else if (!_join.TryAdd(mark, joined))
            sum = ScriptValue.Unknown(part.Position, ScriptWhy.Long);
    }

    // a || b and a ?? b where a is known: var wander = window.wander || {}
    private ScriptValue ReadAlternative(ScriptValue value, int level)
    {
        var passesOver = tokens.Kind == Or ? !value.Truth : value.IsNullish;
        if (passesOver is null)
            return ScriptValue.Unknown(value.Position, ScriptWhy.Condition);
        tokens.Advance();
        if (passesOver is true)
            return ReadSum(skipper.IsNothing(level) ? Read(level) : ReadOperand(level, out _), level);
        skipper.SkipRest(level, atQuestion: true);
        return value;
    }

    // What follows an operand is the end, or an operator that is not worked out, or a mistake.
    private ScriptValue Finish(ScriptValue value, int level)
    {
        if (skipper.EndsHere(level) || (level == 0 && tokens.Kind == Colon)) // a label: x: …
            return value;
        var start = tokens.Start;
        var why = tokens.Kind switch
        {
            Question => ScriptWhy.Condition,
            Arrow => ScriptWhy.Function,
            Name when !ScriptWords.IsOperator(tokens.Text) => null,
            Number or String or OpenBrace or Semicolon or Colon or Spread => null,
            _ => value.IsUnknown ? (string)value.Content! : ScriptWhy.Expression,
        };
        if (why is null)
        {
            tokens.Refuse(start, level == 0 ? "expected the end of the statement: write ; or a new line before this"
                : "expected a comma or a closing bracket before this");
            return value;
        }
        skipper.SkipRest(level);
        return ScriptValue.Unknown(value.Position, why);
    }

    private ScriptValue ReadOperand(int level, out ScriptPlace place)
    {
        var start = tokens.Start;
        var value = ReadPrimary(level, out place);
        while (!skipper.EndsHere(level))
        {
            switch (tokens.Kind)
            {
                case Dot or OptionalDot:
                    value = ReadMember(value, ref place, start);
                    break;
                case OpenSquare:
                    value = ReadComputedMember(value, ref place, start);
                    break;
                case OpenParenthesis or Template or TemplateHead: // a call, or a tag before a template
                    if (value.Kind is not (ScriptValueKind.Unknown or ScriptValueKind.ObjectFunctions or ScriptValueKind.Primitive))
                        problems.Add(tokens.Start, ScriptWhy.NoFunction);
                    value = SkipCall(start);
                    place = default;
                    break;
                case Step:
                    value = ScriptValue.Unknown(start, ScriptWhy.Expression);
                    Store(place, value);
                    place = default;
                    tokens.Advance();
                    break;
                default:
                    return value;
            }
        }
        return value;
    }

    private ScriptValue ReadPrimary(int level, out ScriptPlace place)
    {
        place = default;
        var start = tokens.Start;
        switch (tokens.Kind)
        {
            case String or Template:
                var content = Decode(tokens.Text[1..^1]);
                tokens.Advance();
                return new ScriptValue(ScriptValueKind.Text, start, content);
            case TemplateHead:
                return ReadTemplate();
            case OpenSquare:
                return ReadList();
            case OpenBrace:
                return ReadObject();
            case OpenParenthesis:
                return ReadParenthesis();
            case Number:
                var number = tokens.Text.Length <= 15 && IsPlainNumber(tokens.Text) ? tokens.Text.ToString() : null;
                tokens.Advance();
                return new ScriptValue(ScriptValueKind.Primitive, start, number);
            case Name:
                return ReadName(level, out place);
            case Step:
                return ReadStep(level);
            case RegularExpression:
                tokens.Advance();
                return ScriptValue.Unknown(start, ScriptWhy.Expression);
            case Dot or OptionalDot or Assign or AddAssign or OtherAssign or Arrow or Colon or Question or Or or Nullish:
                tokens.Refuse(start, "expected a value before this");
                return ScriptValue.Undefined(start);
            default:
                return SkipUnknown(level, ScriptWhy.Expression);
        }
    }

    // ++a: a has a new value that is not worked out. What follows must be a name, else ++ ++ ++ would recurse without end.
    private ScriptValue ReadStep(int level)
    {
        var value = ScriptValue.Unknown(tokens.Start, ScriptWhy.Expression);
        tokens.Advance();
        if (tokens.Kind == Name)
        {
            ReadOperand(level, out var place);
            Store(place, value);
        }
        else
            skipper.SkipRest(level);
        return value;
    }

    // Numbers whose text in a template is their own text.
    private static bool IsPlainNumber(ReadOnlySpan<char> number) =>
        !number.ContainsAnyExceptInRange('0', '9') && (number is "0" || number[0] != '0');
}
