using System.Collections.Immutable;
using System.Globalization;

namespace Wander.Protocol.Scripts;

/// <summary>A list in the script: the strings in it, and what is wrong with its other entries.</summary>
internal sealed class ScriptList
{
    private static readonly string TooMany = string.Create(
        CultureInfo.InvariantCulture, $"more than {ScriptLimits.Entries:N0} entries in a list: the rest is left out");

    private readonly List<ScriptValue> _entries = [];
    private bool _tooMany;

    /// <summary>Whether <c>Object.freeze</c>, <c>seal</c> or <c>preventExtensions</c> closed it.</summary>
    public bool IsClosed { get; set; }

    /// <summary>What is wrong with the list; null where nothing is.</summary>
    public List<ScriptFinding>? Problems { get; private set; }

    /// <summary>The strings.</summary>
    public ImmutableArray<string> Entries => [.. _entries.Select(entry => entry.Text!)];

    /// <summary>Where each of the strings stands.</summary>
    public IEnumerable<int> Positions => _entries.Select(entry => entry.Position);

    /// <summary>Adds an entry; one that is not a string is a problem instead.</summary>
    public void Add(ScriptValue value)
    {
        if (value.Text is null)
            AddProblem(value, "expected a string");
        else if (_entries.Count < ScriptLimits.Entries)
            _entries.Add(value);
        else if (!_tooMany)
        {
            _tooMany = true;
            AddProblem(value.Position, TooMany);
        }
    }

    /// <summary>Adds the entries of another list.</summary>
    public void AddAll(ScriptList other)
    {
        foreach (var entry in other._entries)
            Add(entry);
        foreach (var problem in other.Problems ?? [])
            AddProblem(problem.Position, problem.Message);
    }

    /// <summary>How much is copied with the list.</summary>
    public int Size => 1 + _entries.Count + (Problems?.Count ?? 0);

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
}
