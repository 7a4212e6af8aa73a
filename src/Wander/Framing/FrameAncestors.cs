using System.Text;
using Wander.Protocol;

namespace Wander.Framing;

/// <summary>
/// Evaluates the <c>frame-ancestors</c> directives of a page (Content Security Policy Level 3, section 6.4.2).
/// </summary>
internal static class FrameAncestors
{
    /// <summary>The white space in a policy (Infra Standard, "ASCII whitespace").</summary>
    private static readonly char[] WhiteSpace = ['\t', '\n', '\f', '\r', ' '];

    private const string Name = "frame-ancestors";

    /// <summary>Returns the first directive of each policy that has one, without surrounding white space.</summary>
    /// <param name="lines">
    /// The raw values of all <c>Content-Security-Policy</c> lines; a line may contain several policies.
    /// </param>
    public static IEnumerable<string> In(IEnumerable<string> lines) =>
        from line in lines
        from policy in line.Split(',')
        let directive = policy.Split(';').Select(token => token.Trim(WhiteSpace)).FirstOrDefault(IsFrameAncestors)
        where directive is not null
        select directive;

    /// <summary>
    /// Returns true when the directive allows the console to frame the page. A directive without source expressions forbids it.
    /// </summary>
    /// <param name="directive">A directive that <see cref="In"/> returned.</param>
    /// <param name="page">The address of the response.</param>
    /// <param name="console">The console that frames it.</param>
    public static bool Allow(string directive, PageAddress page, ConsoleAddress console) =>
        directive.Split(WhiteSpace, StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Any(source => AncestorSource.Matches(source, page, console)); // 'none' matches nothing

    private static bool IsFrameAncestors(string token) =>
        token.StartsWith(Name, StringComparison.OrdinalIgnoreCase)
        && (token.Length == Name.Length || WhiteSpace.Contains(token[Name.Length]))
        && Ascii.IsValid(token); // browsers ignore a directive that is not ASCII
}
