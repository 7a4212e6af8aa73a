using System.Globalization;
using Wander.Protocol.Findings;
using static Wander.Protocol.Findings.ConsoleListing;

namespace Wander.Failures;

/// <summary>Formats remarks about the <c>wander.js</c> of a console that was read, in English.</summary>
public static class RemarkText
{
    /// <summary>
    /// Returns the mistake as a phrase without a full stop: <c>line 4: Expected a string, found an object; 2 more problems</c>.
    /// </summary>
    public static string Of(ConsoleRemark remark)
    {
        ArgumentNullException.ThrowIfNull(remark);
        return remark switch
        {
            { Kind: ConsoleRemarkKind.ScriptProblem, Count: 1 } => Text($"line {remark.Line}: {remark.Detail}"),
            { Kind: ConsoleRemarkKind.ScriptProblem } => Text(
                $"line {remark.Line}: {remark.Detail}; {remark.Count - 1} more problem{(remark.Count == 2 ? "" : "s")}"),
            { Kind: ConsoleRemarkKind.TooManyEntries } => Text(
                $"more than {MaximumConsoles} consoles or {MaximumPages} pages; {remark.Count} left out"),
            { Kind: ConsoleRemarkKind.NotAddresses, Count: 1 } => "1 entry is not an http or https address",
            { Kind: ConsoleRemarkKind.NotAddresses } => Text($"{remark.Count} entries are not http or https addresses"),
            _ => remark.Detail ?? "",
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
