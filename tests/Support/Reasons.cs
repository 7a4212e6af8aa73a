using Wander.Failures;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;

namespace Wander.Testing;

/// <summary>The English texts of failures, as in reports and in the API.</summary>
internal static class Reasons
{
    extension(Failure failure)
    {
        public string Reason => FailureText.InEnglish(failure);
    }

    extension(PageCheck check)
    {
        public string? Reason => check.Failure?.Reason;
    }

    extension(NetworkConsole console)
    {
        public string? Reason => console.Failure?.Reason ?? (console.Remark is { } remark ? RemarkText.Of(remark) : null);
    }

    /// <summary>Returns a failure with the given text.</summary>
    public static Failure Unknown(string text) => new(FailureKind.Unknown) { Detail = text };
}
