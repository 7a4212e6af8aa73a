using System.Threading.Channels;
using Wander.Configuration;
using Wander.Fetching;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Crawling;

/// <summary>
/// Crawls the network: makes the requests that a <see cref="CrawlRound"/> asks for, and publishes what is
/// known at least every 250 ms while it changes. What one crawl learns, the next one begins with.
/// </summary>
/// <param name="settings">Our own lists, and the bounds.</param>
/// <param name="memory">What is remembered.</param>
/// <param name="fetcher">The polite fetch.</param>
/// <param name="live">Where snapshots are published.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where our own mistakes are told.</param>
public sealed partial class Crawl(
    LiveSettings settings, CrawlMemory memory, Fetcher fetcher, LiveNetwork live, TimeProvider time, ILogger<Crawl> log)
{
    private readonly ConsoleReader _reader = new(fetcher);

    /// <summary>When the next console is due; null before the first crawl, and when we have no neighbours.</summary>
    public DateTimeOffset? NextDue { get; private set; }

    /// <summary>
    /// What is known before the first crawl: our own pages, and what is remembered of our neighbours and theirs.
    /// </summary>
    public static NetworkMoment BeforeFirst(WanderSettings settings, CrawlMemory memory, DateTimeOffset now)
    {
        var network = new CrawlRound(settings, memory, now).ToSnapshot();
        return new NetworkMoment(network, CrawlProgress.Of(network, isRunning: false, startedAt: null, finishedAt: null));
    }

    /// <summary>
    /// Asks every console that is due, and every one that is found meanwhile. For one caller at a time. It keeps the settings
    /// with which it began; when there are newer ones it publishes nothing any more, and should be cancelled.
    /// </summary>
    /// <param name="cancellationToken">Ends the crawl and its requests at once.</param>
    /// <param name="askedDepth">How many steps from ours the furthest consoles are that may be asked: 1 for our neighbours
    /// alone.</param>
    /// <returns>The network as it is known then.</returns>
    public async Task<NetworkMoment> RunAsync(CancellationToken cancellationToken, int askedDepth = CrawlFrontier.MaximumDepth)
    {
        var ours = settings.Now;
        var round = new CrawlRound(ours, memory, time.GetUtcNow(), askedDepth);
        var publisher = new CrawlPublisher(round, () => ReferenceEquals(settings.Now, ours), live, time);
        var answers = Channel.CreateUnbounded<Answer>(new UnboundedChannelOptions { SingleReader = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            while (true)
            {
                while (round.TryStart(time.GetUtcNow(), out var host, out var visit))
                    _ = AskAsync(host, visit, round.ValidatorsFor(visit), ours.Crawl.Timeout, answers.Writer, stop.Token);
                if (round.Running == 0)
                {
                    NextDue = round.NextDue;
                    var last = publisher.PublishLast();
                    round.Settle(last.Network, time.GetUtcNow());
                    return last;
                }
                await publisher.PublishUntilAsync(answers.Reader.WaitToReadAsync(cancellationToken).AsTask(), cancellationToken);
                while (answers.Reader.TryRead(out var answer))
                    round.Finish(answer.Host, answer.Visit, answer.Reading, time.GetUtcNow());
                publisher.Changed();
            }
        }
        finally
        {
            await stop.CancelAsync(); // whatever ended the crawl ends its requests
        }
    }

    private async Task AskAsync(
        string host,
        ConsoleVisit visit,
        Validators validators,
        TimeSpan timeout,
        ChannelWriter<Answer> answers,
        CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        if (await ReadAsync(visit, validators, timeout, cancellationToken) is not { } reading)
            return; // the crawl was ended
        answers.TryWrite(new Answer(host, visit with { Spent = visit.Spent + time.GetElapsedTime(began) }, reading));
    }

    // Null when the crawl was ended meanwhile.
    private async Task<ConsoleReading?> ReadAsync(
        ConsoleVisit visit, Validators validators, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var left = timeout - visit.Spent;
        if (left <= TimeSpan.Zero)
            return new ConsoleReading.Failed(new Failure(FailureKind.RedirectsTimedOut) { Duration = timeout });
        try
        {
            return await _reader.ReadAsync(visit.Script, validators, left, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e)
        {
            // A bug, found by what a stranger wrote: it must not cost us everybody else.
            LogBug(e, visit.Script.Value);
            return new ConsoleReading.Failed(new Failure(FailureKind.InternalError));
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Reading {Script} failed unexpectedly")]
    private partial void LogBug(Exception exception, string script);

    private sealed record Answer(string Host, ConsoleVisit Visit, ConsoleReading Reading);
}
