namespace Wander.Web.Map;

/// <summary>That one console lists another.</summary>
/// <param name="From">The index of the console that lists.</param>
/// <param name="To">The index of the console that is listed.</param>
/// <param name="IsFound">Whether that is how our console reached the listed one.</param>
/// <param name="Path">The line from the one to the other, as the attribute <c>d</c> of an SVG path.</param>
public sealed record MapLine(int From, int To, bool IsFound, string Path);
