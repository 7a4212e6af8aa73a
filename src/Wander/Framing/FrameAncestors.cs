using System.Text;
using Wander.Protocol;

namespace Wander.Framing;

/// <summary>
/// The <c>frame-ancestors</c> directives of a page's policies (Content Security Policy Level 3, section 6.4.2).
/// </summary>
internal static class FrameAncestors
{
    /// <summary>What separates and surrounds the words of a policy (Infra Standard, "ASCII whitespace").</summary>
    private static readonly char[] WhiteSpace = ['\t', '\n', '\f', '\r', ' '];

    private const string Name = "frame-ancestors";

    /// <summary>The directive of each policy that has one: its first; it comes without white space around it.</summary>
    /// <param name="lines">The raw values of all <c>Content-Security-Policy</c> lines; each may hold several policies.</param>
    public static IEnumerable<string> In(IEnumerable<string> lines) =>
        from line in lines
        from policy in line.Split(',')
        let directive = policy.Split(';').Select(token => token.Trim(WhiteSpace)).FirstOrDefault(IsFrameAncestors)
        where directive is not null
        select directive;

    /// <summary>May the page be framed by the console, as far as this directive goes? One without a source forbids it.</summary>
    /// <param name="directive">One that <see cref="In"/> found.</param>
    /// <param name="page">Where the answer came from.</param>
    /// <param name="console">The console that frames it.</param>
    public static bool Allow(string directive, PageAddress page, ConsoleAddress console) =>
        directive.Split(WhiteSpace, StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Any(source => AncestorSource.Matches(source, page, console)); // 'none' is no source that matches anything

    private static bool IsFrameAncestors(string token) =>
        token.StartsWith(Name, StringComparison.OrdinalIgnoreCase)
        && (token.Length == Name.Length || WhiteSpace.Contains(token[Name.Length]))
        && Ascii.IsValid(token); // browsers skip others whole
}
