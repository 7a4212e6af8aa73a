using System.Globalization;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;

namespace Wander.Fetching;

/// <summary>
/// Restricts the redirects of one kind of request. It does not cover private IP addresses, because <c>ConnectRule</c> refuses
/// these connections for every kind of request.
/// </summary>
/// <param name="MaximumRedirects">The maximum number of redirects that are followed: 0 or more.</param>
public sealed record RedirectPolicy(int MaximumRedirects)
{
    /// <summary>
    /// True when a redirect to the same address is refused at once; false when it is followed up to the maximum number of
    /// redirects.
    /// </summary>
    public bool RefusesItself { get; init; }

    /// <summary>True when redirects from https to http are refused.</summary>
    public bool RefusesHttp { get; init; }

    /// <summary>The addresses to which redirects are refused.</summary>
    public IgnoreList Ignored { get; init; } = IgnoreList.Empty;

    /// <summary>True when redirects that end at a login page are refused.</summary>
    public bool RefusesLogin { get; init; }

    /// <summary>Returns why a redirect is not followed; null when it is allowed.</summary>
    /// <param name="from">The address that redirects.</param>
    /// <param name="to">Its target.</param>
    /// <param name="followed">The number of redirects that were followed before.</param>
    public Failure? WhyNotFollow(PageAddress from, PageAddress to, int followed)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (RefusesItself && to == from)
            return new Failure(FailureKind.RedirectToItself);
        if (followed >= MaximumRedirects)
            return new Failure(FailureKind.TooManyRedirects) { Detail = MaximumRedirects.ToString(CultureInfo.InvariantCulture) };
        if (Ignored.RefusalOf(to) is { } hidden)
            return hidden;
        return RefusesHttp && from.IsHttps && !to.IsHttps ? new Failure(FailureKind.RedirectToHttp) { Target = to } : null;
    }

    /// <summary>Returns why the final address of successful redirects is not accepted; null when it is.</summary>
    /// <param name="start">The address that was requested first.</param>
    /// <param name="end">The address of the successful response.</param>
    public Failure? WhyNotEndAt(PageAddress start, PageAddress end)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(end);
        return RefusesLogin && end != start && LoginPage.Is(end) && !LoginPage.Is(start)
            ? new Failure(FailureKind.RedirectToLogin) { Target = end }
            : null;
    }
}
