namespace Wander.Web.Map;

/// <summary>A line of the map: one console lists another.</summary>
/// <param name="From">The index of the console that lists.</param>
/// <param name="To">The index of the console that is listed.</param>
/// <param name="IsFound">Whether the listed console was found through this link.</param>
/// <param name="Path">The <c>d</c> attribute of the SVG path.</param>
public sealed record MapLine(int From, int To, bool IsFound, string Path);
