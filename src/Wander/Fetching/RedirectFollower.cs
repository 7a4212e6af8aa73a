using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Fetching;

/// <summary>The result of one request in a chain of redirects.</summary>
/// <typeparam name="T">The type of the final result.</typeparam>
internal abstract record RedirectStep<T>
{
    private RedirectStep()
    {
    }

    /// <summary>A response that is not a redirect, or a failure.</summary>
    /// <param name="Result">The result.</param>
    public sealed record End(T Result) : RedirectStep<T>;

    /// <summary>A redirect.</summary>
    /// <param name="To">The target.</param>
    /// <param name="IsPermanent">True for a permanent redirect.</param>
    public sealed record Next(PageAddress To, bool IsPermanent) : RedirectStep<T>;
}

/// <summary>The end of a chain of redirects.</summary>
/// <typeparam name="T">The type of the final result.</typeparam>
/// <param name="Result">The result; the default value when a redirect was refused.</param>
/// <param name="Refusal">Why a redirect was not followed; null when all redirects were followed.</param>
/// <param name="At">The last address that was requested.</param>
/// <param name="IsPermanent">True when all redirects were permanent, and without redirects.</param>
internal sealed record RedirectEnd<T>(T? Result, Failure? Refusal, PageAddress At, bool IsPermanent);

/// <summary>Follows redirects within a <see cref="RedirectPolicy"/>, one request at a time.</summary>
internal static class RedirectFollower
{
    /// <summary>
    /// Requests an address and then the target of each redirect, until a response is not a redirect or a redirect is refused.
    /// </summary>
    /// <param name="policy">Where redirects may lead.</param>
    /// <param name="start">The first address.</param>
    /// <param name="request">Makes one request.</param>
    public static async Task<RedirectEnd<T>> FollowAsync<T>(
        RedirectPolicy policy, PageAddress start, Func<PageAddress, Task<RedirectStep<T>>> request)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(request);
        var (at, isPermanent) = (start, true);
        for (var followed = 0; ; followed++)
        {
            switch (await request(at))
            {
                case RedirectStep<T>.Next next when policy.WhyNotFollow(at, next.To, followed) is { } refusal:
                    return new RedirectEnd<T>(default, refusal, at, isPermanent);
                case RedirectStep<T>.Next next:
                    at = next.To;
                    isPermanent &= next.IsPermanent;
                    break;
                case RedirectStep<T>.End end:
                    return new RedirectEnd<T>(end.Result, Refusal: null, at, isPermanent);
                case var other:
                    throw new InvalidOperationException($"Unknown step {other}.");
            }
        }
    }
}
