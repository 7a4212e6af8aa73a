using Wander.Failures;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;

namespace Wander.Testing;

/// <summary>The English texts of failures, as they stand in reports and in the API.</summary>
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

    /// <summary>A failure with this text.</summary>
    public static Failure Unknown(string text) => new(FailureKind.Unknown) { Detail = text };
}
