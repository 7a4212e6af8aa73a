using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Wander.Protocol.Scripts;

/// <summary>A list in the script: the strings in it, and what is wrong with what else is in it.</summary>
internal sealed class ScriptList
{
    private static readonly string TooMany = string.Create(
        CultureInfo.InvariantCulture, $"more than {ScriptLimits.Entries:N0} entries in a list: the rest is left out");

    private readonly ScriptEntries _entries = new();
    private bool _tooMany;

    /// <summary>Whether <c>Object.freeze</c> shut it.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>What is wrong with the list; null where nothing is.</summary>
    public List<ScriptFinding>? Problems { get; private set; }

    /// <summary>The strings.</summary>
    public ImmutableArray<string> Entries => [.. _entries.Span];

    /// <summary>Where each of the strings stands.</summary>
    public ImmutableArray<int> Positions => [.. _entries.Positions];

    /// <summary>Adds an entry; what is no string is a problem instead.</summary>
    public void Add(ScriptValue value)
    {
        if (value.Text is null)
            AddProblem(value, "expected a string");
        else if (!_entries.TryAdd(value.Text, value.Position))
            AddTooMany(value.Position);
    }

    public int Count => _entries.Count;

    /// <summary>Adds the first entries of a list, as a spread does; the list may be this one.</summary>
    public void AddAll(ScriptList other, int count, int position, ScriptBudget budget)
    {
        var problems = other.Problems is null || other == this ? default : CollectionsMarshal.AsSpan(other.Problems);
        if (!budget.TakeCopies(1 + count + problems.Length))
        {
            AddProblem(position, ScriptWhy.Copies);
            return;
        }
        if (!_entries.TryAddAll(other._entries, count))
            AddTooMany(position);
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

    /// <summary>Gives back the memory in which the list grew: the list is not used any more.</summary>
    public void Release() => _entries.Release();

    private void AddTooMany(int position)
    {
        if (!_tooMany)
            AddProblem(position, TooMany);
        _tooMany = true;
    }
}
