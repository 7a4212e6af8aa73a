using System.Globalization;
using Wander.Protocol.Findings;
using static Wander.Protocol.Findings.ConsoleListing;

namespace Wander.Failures;

/// <summary>The text of remarks about a console that could be read, in English.</summary>
public static class RemarkText
{
    /// <summary>What the owner of the console may want to correct: <c>line 4: Expected a string, found an object (and 2 more)</c>.</summary>
    public static string Of(ConsoleRemark remark)
    {
        ArgumentNullException.ThrowIfNull(remark);
        return remark switch
        {
            { Kind: ConsoleRemarkKind.ScriptProblem, Count: 1 } => Text($"line {remark.Line}: {remark.Detail}"),
            { Kind: ConsoleRemarkKind.ScriptProblem } => Text(
                $"line {remark.Line}: {remark.Detail} (and {remark.Count - 1} more)"),
            { Kind: ConsoleRemarkKind.TooManyEntries } => Text(
                $"more than {MaximumConsoles} consoles or {MaximumPages} pages: {remark.Count} left out"),
            { Kind: ConsoleRemarkKind.NotAddresses, Count: 1 } => "1 entry is no http or https address",
            { Kind: ConsoleRemarkKind.NotAddresses } => Text($"{remark.Count} entries are no http or https addresses"),
            _ => remark.Detail ?? "",
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
