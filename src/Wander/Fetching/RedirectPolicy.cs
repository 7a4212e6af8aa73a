using System.Globalization;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;

namespace Wander.Fetching;

/// <summary>
/// Where the redirects of one kind of request may lead. Private addresses are not part of it: the connection is refused for every
/// kind of request (<c>ConnectRule</c>).
/// </summary>
/// <param name="MaximumRedirects">How many redirects are followed: 0 or more.</param>
public sealed record RedirectPolicy(int MaximumRedirects)
{
    /// <summary>Whether an address that redirects to itself is a failure at once, instead of after the last redirect.</summary>
    public bool RefusesItself { get; init; }

    /// <summary>Whether redirects from https to http are refused.</summary>
    public bool RefusesHttp { get; init; }

    /// <summary>The addresses that no redirect may lead to.</summary>
    public IgnoreList Ignored { get; init; } = IgnoreList.Empty;

    /// <summary>Whether redirects may not end at a login page.</summary>
    public bool RefusesLogin { get; init; }

    /// <summary>Why a redirect is not followed; null when it is.</summary>
    /// <param name="from">The address that redirects.</param>
    /// <param name="to">Its target.</param>
    /// <param name="followed">How many redirects were followed before.</param>
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

    /// <summary>Why the address at which redirects ended with a success is not accepted; null when it is.</summary>
    /// <param name="start">The address that was requested first.</param>
    /// <param name="end">The address that answered.</param>
    public Failure? WhyNotEndAt(PageAddress start, PageAddress end)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(end);
        return RefusesLogin && end != start && LoginPage.Is(end) && !LoginPage.Is(start)
            ? new Failure(FailureKind.RedirectToLogin) { Target = end }
            : null;
    }
}
