using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Wander.Protocol;

/// <summary>A list in the script: the strings in it, and what is wrong with what else is in it.</summary>
internal sealed class ScriptList
{
    private static readonly string TooMany = string.Create(
        CultureInfo.InvariantCulture, $"more than {ScriptLimits.Entries:N0} entries in a list: the rest is left out");

    private readonly List<string> _entries = [];
    private bool _tooMany;

    /// <summary>Whether <c>Object.freeze</c> shut it.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>What is wrong with the list; null where nothing is.</summary>
    public List<ScriptFinding>? Problems { get; private set; }

    public ImmutableArray<string> Entries => [.. _entries];

    private bool IsFull => _entries.Count >= ScriptLimits.Entries;

    /// <summary>Adds an entry; what is no string is a problem instead.</summary>
    public void Add(ScriptValue value)
    {
        if (value.Text is null)
            AddProblem(value, "expected a string");
        else if (IsFull)
            AddTooMany(value.Position);
        else
            _entries.Add(value.Text);
    }

    /// <summary>Adds the entries of a list, as a spread does; the list may be this one.</summary>
    public void AddAll(ScriptList other, int position, ScriptBudget budget)
    {
        var problems = other.Problems is null ? default : CollectionsMarshal.AsSpan(other.Problems);
        if (!budget.TakeCopies(1 + other._entries.Count + problems.Length))
        {
            AddProblem(position, ScriptWhy.Copies);
            return;
        }
        var added = CollectionsMarshal.AsSpan(other._entries);
        if (added.Length > ScriptLimits.Entries - _entries.Count)
        {
            added = added[..(ScriptLimits.Entries - _entries.Count)];
            AddTooMany(position);
        }
        _entries.AddRange(added);
        foreach (var problem in problems)
            AddProblem(problem.Position, problem.Message);
    }

    public void AddProblem(int position, string message)
    {
        Problems ??= [];
        if (Problems.Count < ScriptLimits.Problems)
            Problems.Add(new ScriptFinding(position, message));
    }

    /// <summary>Notes that something else was expected than the value.</summary>
    public void AddProblem(ScriptValue value, string expected)
    {
        if (Problems is not { Count: >= ScriptLimits.Problems }) // a hostile list has half a million of them
            AddProblem(value.Position, value.InsteadOf(expected));
    }

    private void AddTooMany(int position)
    {
        if (!_tooMany)
            AddProblem(position, TooMany);
        _tooMany = true;
    }
}

/// <summary>How much more may be copied or put together; see <see cref="ScriptLimits"/>.</summary>
internal sealed class ScriptBudget
{
    private int _copies = ScriptLimits.AllCopies;
    private int _characters = ScriptLimits.AllJoinedCharacters;

    public bool TakeCopies(int count) => (_copies -= Math.Min(_copies + 1, count)) >= 0;

    public bool TakeCharacters(int count) => (_characters -= Math.Min(_characters + 1, count)) >= 0;
}
