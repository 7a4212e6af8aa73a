using Wander.Crawling;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Tests.Crawling;

public class CrawlReportTests
{
    private static readonly Failure Refused = new(FailureKind.ConnectionRefused);
    private static readonly Failure Expired = new(FailureKind.CertificateExpired) { Duration = TimeSpan.FromDays(3) };
    private static readonly Failure Busy = new(FailureKind.HttpStatus) { Status = 503, RetryAfter = TimeSpan.FromHours(1) };

    public static TheoryData<Failure?, Failure?, bool> Cases => new()
    {
        { null, null, false },
        { Refused, null, false },
        { null, Refused, true },
        { Refused, Refused with { }, false },
        { Refused, Expired, true },
        { Expired, Expired with { Duration = TimeSpan.FromDays(4) }, false },
        { Busy, Busy with { RetryAfter = TimeSpan.FromHours(2) }, false },
        { Busy, Busy with { Status = 502 }, true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_failure_is_new_when_its_kind_or_its_details_have_changed(Failure? previous, Failure? current, bool isNew)
    {
        Assert.True(ConsoleAddress.TryParse("https://a.example/", out var console));

        var report = CrawlReport.Empty.With(console, previous, current);

        Assert.Equal((1, current is null ? 0 : 1), (report.Fetched, report.Failed));
        Assert.Equal(isNew ? [new ConsoleFailure(console, current!)] : [], report.NewFailures);
    }
}
