using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;

namespace Wander.Tests.Fetching;

public class RedirectPolicyTests
{
    private static readonly PageAddress A = TestRequests.Address("https://a.example/");
    private static readonly PageAddress B = TestRequests.Address("https://b.example/");
    private static readonly PageAddress Http = TestRequests.Address("http://b.example/");

    [Fact]
    public void A_policy_without_restrictions_limits_only_the_number_of_redirects()
    {
        var policy = new RedirectPolicy(2);
        Assert.Null(policy.WhyNotFollow(A, A, followed: 0));
        Assert.Null(policy.WhyNotFollow(A, Http, followed: 1));
        Assert.Equal(new Failure(FailureKind.TooManyRedirects) { Detail = "2" }, policy.WhyNotFollow(A, B, followed: 2));
        Assert.Null(policy.WhyNotEndAt(A, TestRequests.Address("https://a.example/login")));
    }

    [Fact]
    public void Each_restriction_refuses_with_its_own_kind_of_failure()
    {
        Assert.True(IgnorePattern.TryParse("https://b.example/", reason: null, source: null, out var pattern));
        var policy = new RedirectPolicy(5) { RefusesItself = true, RefusesHttp = true, Ignored = IgnoreList.Create([pattern]) };
        var other = TestRequests.Address("http://c.example/");

        Assert.Equal(new Failure(FailureKind.RedirectToItself), policy.WhyNotFollow(A, A, followed: 0));
        Assert.Equal(
            new Failure(FailureKind.RedirectToHidden) { Target = B, Pattern = "https://b.example/" },
                policy.WhyNotFollow(A, B, followed: 0));
        Assert.Equal(new Failure(FailureKind.RedirectToHttp) { Target = other }, policy.WhyNotFollow(A, other, followed: 0));
        Assert.Null(policy.WhyNotFollow(other, TestRequests.Address("http://c.example/2"), followed: 0));
    }

    [Fact]
    public void Redirects_must_not_end_at_a_login_page_unless_they_began_at_one()
    {
        var policy = new RedirectPolicy(5) { RefusesLogin = true };
        var login = TestRequests.Address("https://a.example/login");

        Assert.Equal(new Failure(FailureKind.RedirectToLogin) { Target = login }, policy.WhyNotEndAt(A, login));
        Assert.Null(policy.WhyNotEndAt(login, TestRequests.Address("https://a.example/signin")));
        Assert.Null(policy.WhyNotEndAt(A, B));
        Assert.Null(policy.WhyNotEndAt(login, login));
    }

    [Fact]
    public async Task Redirects_are_followed_up_to_the_limit()
    {
        var requested = new List<PageAddress>();
        var end = await RedirectFollower.FollowAsync<string>(new RedirectPolicy(2), A, at =>
        {
            requested.Add(at);
            return Task.FromResult<RedirectStep<string>>(new RedirectStep<string>.Next(at == A ? B : A, IsPermanent: at == A));
        });

        Assert.Equal([A, B, A], requested);
        Assert.Equal((null, A, false), (end.Result, end.At, end.IsPermanent));
        Assert.Equal(FailureKind.TooManyRedirects, end.Refusal?.Kind);
    }

    [Fact]
    public async Task The_last_response_is_the_result()
    {
        var end = await RedirectFollower.FollowAsync<string>(
            new RedirectPolicy(2), A, at => Task.FromResult<RedirectStep<string>>(
            at == B ? new RedirectStep<string>.End("found") : new RedirectStep<string>.Next(B, IsPermanent: true)));

        Assert.Equal(new RedirectEnd<string>("found", Refusal: null, B, IsPermanent: true), end);
    }
}
