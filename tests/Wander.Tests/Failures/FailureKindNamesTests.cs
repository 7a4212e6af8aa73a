using Wander.Failures;
using Wander.Protocol.Findings;

namespace Wander.Tests.Failures;

public class FailureKindNamesTests
{
    // Clients of the API compare these names, so they must not change. Add the name of a new kind at the end.
    private static readonly string[] Names =
    [
        "unknown", "nameNotFound", "nameLookupFailed", "privateAddress", "connectionRefused", "connectionReset",
        "hostUnreachable", "connectTimedOut", "connectFailed", "connectionClosed", "noCertificate", "certificateExpired",
        "certificateNotYetValid", "certificateNameMismatch", "certificateNotTrusted", "tlsFailed", "responseTimedOut",
        "bodyTimedOut", "httpStatus", "invalidResponse", "headersTooLong", "conflictingHeaders", "unknownContentEncoding",
        "brokenContentEncoding", "bodyTooLong", "decompressionBomb", "invalidRedirect", "redirectWithUserName",
        "redirectToItself", "redirectLoop", "tooManyRedirects",
        "redirectToHttp", "redirectToHidden", "redirectToLogin", "framingRefused", "httpOnly", "download", "notFrameable",
        "noContent", "emptyPage", "noMarkup", "invalidRefresh", "optedOut", "robotsDisallowed", "robotsUnreachable",
        "invalidScript", "internalError", "askedToWait", "redirectsTimedOut",
    ];

    [Fact]
    public void The_names_in_the_API_and_the_numbers_in_the_store_do_not_change()
    {
        Assert.Equal(Names, Enum.GetValues<FailureKind>().Select(FailureKindNames.NameOf));
        Assert.Equal(Enumerable.Range(0, Names.Length), Enum.GetValues<FailureKind>().Select(kind => (int)kind));
    }
}
