namespace Wander.Protocol.Scripts;

using static ScriptTokenKind;

/// <summary>
/// Recognises, in code that is skipped, a change of <c>wander</c> or of a name that it may use: <c>wander = …</c>,
/// <c>wander['pages'].push(…)</c>, <c>window.wander.ignore = …</c>.
/// </summary>
/// <remarks>Code in functions is not run, so it is no problem there, unless somebody is sure that the function runs at once.</remarks>
internal sealed class ScriptChanges(ScriptTokenizer tokens, ScriptScope scope, ScriptProblems problems)
{
    private enum Stage : byte
    {
        Elsewhere,
        Global,
        GlobalDot,
        Path,
        Dot,
        Square,
        Key,
        Given,
    }

    private Stage _stage;
    private int _start;
    private bool _isWander;
    private ScriptBinding? _binding;
    private bool _isGlobal;
    private bool _isMember;
    private bool _isMethod;
    private int? _arrow; // the depth of a function without braces

    /// <summary>Whether functions run that are written where the skipped code is: <c>(() => …)()</c>, <c>list.forEach(…)</c>.</summary>
    public bool FunctionsRun { get; set; }

    /// <summary>Where <c>wander</c> is first given a value by code that is not read; null where it is nowhere.</summary>
    public int? First { get; private set; }

    /// <summary>Where <c>window.wander</c> may change, which is no problem where a <c>const</c> or <c>let</c> hides it.</summary>
    public List<ScriptFinding> OfGlobalWander { get; } = [];

    /// <summary>Notes that <c>wander</c> is given a value at a place that is not read.</summary>
    public void Mention(int position) => First ??= position;

    /// <summary>Forgets where it was: other code follows.</summary>
    public void Begin() => (_stage, _arrow) = (Stage.Elsewhere, null);

    /// <summary>Looks at the token.</summary>
    public void Watch()
    {
        WatchArrow();
        switch (_stage)
        {
            case Stage.Global when tokens.Kind is Dot or OptionalDot:
                _stage = Stage.GlobalDot;
                break;
            case Stage.GlobalDot when tokens.Kind == Name:
                BeginPath(_start, isGlobal: true);
                break;
            case Stage.Path when tokens.Kind is Dot or OptionalDot:
                _stage = Stage.Dot;
                break;
            case Stage.Path when tokens.Kind == OpenSquare:
                _stage = Stage.Square;
                break;
            case Stage.Path when tokens.Kind == Assign:
                _stage = Stage.Given;
                break;
            case Stage.Given when tokens.Kind == Name && tokens.Text is ScriptWords.Wander && _isWander && !_isMember:
                _stage = Stage.Elsewhere; // window.wander = wander, so that modules and scripts have it
                break;
            case Stage.Given:
                Report();
                BeginAnywhere();
                break;
            case Stage.Path when IsChange():
                Report();
                _stage = Stage.Elsewhere;
                break;
            case Stage.Dot when tokens.Kind == Name:
                (_stage, _isMember, _isMethod) = (Stage.Path, true, ScriptWords.ChangesList(tokens.Text));
                break;
            case Stage.Square when tokens.Kind is String or Number:
                _stage = Stage.Key;
                break;
            case Stage.Key when tokens.Kind == CloseSquare:
                (_stage, _isMember, _isMethod) = (Stage.Path, true, false);
                break;
            default:
                BeginAnywhere();
                break;
        }
    }

    private bool IsChange() => tokens.Kind switch
    {
        AddAssign or OrAssign or NullishAssign or OtherAssign or Step => true,
        OpenParenthesis => _isMethod,
        _ => false,
    };

    private void BeginAnywhere()
    {
        _stage = Stage.Elsewhere;
        if (tokens.Kind != Name || tokens.IsAfterDot)
            return;
        if (tokens.Text is ScriptWords.Wander)
            Mention(tokens.Start);
        if (tokens.Previous == Name && tokens.PreviousText is "const" or "let")
            return; // another variable with the same name, in a block of its own
        if (ScriptWords.IsGlobalObject(tokens.Text))
            (_stage, _start) = (Stage.Global, tokens.Start);
        else
            BeginPath(tokens.Start, isGlobal: false);
    }

    private void BeginPath(int start, bool isGlobal)
    {
        _stage = Stage.Elsewhere;
        _isWander = tokens.Text is ScriptWords.Wander;
        _binding = isGlobal ? scope.FindGlobal(tokens.Text) : scope.Find(tokens.Text);
        if (_isWander)
            Mention(start);
        if (_isWander || _binding is not null)
            (_stage, _start, _isGlobal, _isMember, _isMethod) = (Stage.Path, start, isGlobal, false, false);
    }

    private void Report()
    {
        if ((tokens.InFunction || _arrow is not null) && !FunctionsRun)
            return;
        if (_isWander && _isGlobal && OfGlobalWander.Count < ScriptLimits.Problems)
            OfGlobalWander.Add(new ScriptFinding(_start, ScriptWhy.Changed));
        else if (_isWander)
            problems.Add(_start, ScriptWhy.Changed);
        else if (_binding is not null)
            Spoil(_binding);
    }

    // A name that wander may use later: it is a problem only if it does.
    private void Spoil(ScriptBinding binding)
    {
        if (!_isMember)
            binding.Value = ScriptValue.Unknown(_start, ScriptWhy.Changed);
        binding.Value.List?.AddProblem(_start, ScriptWhy.Changed);
        binding.Value.Object?.AddProblem(_start, ScriptWhy.Changed);
    }

    private void WatchArrow()
    {
        if (tokens.Kind == Arrow)
            _arrow ??= tokens.Depth;
        else if (_arrow is { } depth && (tokens.Depth < depth || (tokens.Depth == depth && tokens.Kind is Comma or Semicolon)))
            _arrow = null;
    }
}
