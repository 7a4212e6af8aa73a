using System.Collections.Immutable;
using Wander.Protocol;

namespace Wander.Configuration;

/// <summary>
/// The problems found while a settings file is read. Beyond a maximum they are only counted, because a file can have half a
/// million.
/// </summary>
internal sealed class ProblemList
{
    /// <summary>The maximum number of errors, and of warnings, that are kept.</summary>
    public const int Maximum = 100;

    private readonly Kept _errors = new(SettingsSeverity.Error, "Errors");
    private readonly Kept _warnings = new(SettingsSeverity.Warning, "Warnings");

    /// <summary>True when the settings cannot be used.</summary>
    public bool HasErrors => _errors.Count > 0;

    public void Error(SourceLocation location, string message) => _errors.Add(location, message);

    public void Warning(SourceLocation location, string message) => _warnings.Add(location, message);

    /// <summary>
    /// Returns the problems of the settings file from top to bottom, then those of other files by name and line, then the
    /// numbers of problems that were only counted.
    /// </summary>
    public ImmutableArray<SettingsProblem> InOrder(string settingsFile) =>
    [
        .. _errors.Problems.Concat(_warnings.Problems)
            .OrderBy(problem => problem.File != settingsFile)
            .ThenBy(problem => problem.File, StringComparer.Ordinal)
            .ThenBy(problem => problem.Line)
            .ThenBy(problem => problem.Column),
        .. _errors.Rest(settingsFile),
        .. _warnings.Rest(settingsFile),
    ];

    private sealed class Kept(SettingsSeverity severity, string kind)
    {
        public List<SettingsProblem> Problems { get; } = [];

        public int Count { get; private set; }

        public void Add(SourceLocation location, string message)
        {
            if (Count++ < Maximum)
                Problems.Add(new SettingsProblem(severity, location.File, location.Line, location.Column, message));
        }

        public IEnumerable<SettingsProblem> Rest(string settingsFile) =>
            Count > Maximum
                ? [new SettingsProblem(severity, settingsFile, 0, 0, $"{kind} not shown: {Count - Maximum}.")]
                : [];
    }
}
