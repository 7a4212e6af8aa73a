using System.Threading.Channels;
using Wander.Configuration;
using Wander.Fetching;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Crawling;

/// <summary>
/// Crawls the network: makes the requests that a <see cref="CrawlRound"/> selects, and publishes a snapshot at least every 250 ms
/// while the network changes. The results are stored in the memory, from which the next crawl continues.
/// </summary>
/// <param name="settings">Our neighbours and pages, and the limits of the crawl.</param>
/// <param name="memory">The stored network.</param>
/// <param name="fetcher">Makes the requests.</param>
/// <param name="live">Receives the snapshots.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The log for unexpected errors.</param>
public sealed partial class Crawl(
    LiveSettings settings, CrawlMemory memory, Fetcher fetcher, LiveNetwork live, TimeProvider time, ILogger<Crawl> log)
{
    private readonly ConsoleReader _reader = new(fetcher);

    /// <summary>When the next console is due; null before the first crawl, and when we have no neighbours.</summary>
    public DateTimeOffset? NextDue { get; private set; }

    /// <summary>The results of the last crawl, even if it was cancelled; empty before the first crawl.</summary>
    public CrawlReport LastReport { get; private set; } = CrawlReport.Empty;

    /// <summary>
    /// Returns the network before the first crawl: our own pages, and the stored network that can be reached from our neighbours.
    /// </summary>
    public static NetworkMoment BeforeFirst(WanderSettings settings, CrawlMemory memory, DateTimeOffset now)
    {
        var network = new CrawlRound(settings, memory, now).ToSnapshot();
        return new NetworkMoment(network, CrawlProgress.Of(network, isRunning: false, startedAt: null, finishedAt: null));
    }

    /// <summary>
    /// Requests every console that is due, and every new console that is discovered in the process. Not for concurrent calls. The
    /// crawl uses the settings that are active when it begins. Once they are replaced it publishes nothing more and should be
    /// cancelled.
    /// </summary>
    /// <param name="cancellationToken">Stops the crawl and its requests immediately.</param>
    /// <param name="maximumDepth">The maximum depth of consoles that are requested: 1 for only our neighbours.</param>
    /// <returns>The network after the crawl.</returns>
    public async Task<NetworkMoment> RunAsync(CancellationToken cancellationToken, int maximumDepth = CrawlFrontier.MaximumDepth)
    {
        LastReport = CrawlReport.Empty;
        var ours = settings.Now;
        var round = new CrawlRound(ours, memory, time.GetUtcNow(), maximumDepth);
        var publisher = new CrawlPublisher(round, () => ReferenceEquals(settings.Now, ours), live, time);
        var answers = Channel.CreateUnbounded<Answer>(new UnboundedChannelOptions { SingleReader = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            while (true)
            {
                while (round.TryStart(time.GetUtcNow(), out var host, out var visit))
                    _ = RequestAsync(host, visit, round.ValidatorsFor(visit), ours.Crawl.Timeout, answers.Writer, stop.Token);
                if (round.Running == 0)
                {
                    NextDue = round.NextDue;
                    var last = publisher.PublishLast();
                    round.CleanUp(last.Network, time.GetUtcNow());
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
            LastReport = round.Report;
            await stop.CancelAsync(); // an exception must also cancel the running requests
        }
    }

    private async Task RequestAsync(
        string host,
        ConsoleVisit visit,
        Validators validators,
        TimeSpan timeout,
        ChannelWriter<Answer> answers,
        CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        if (await ReadAsync(visit, validators, timeout, cancellationToken) is not { } reading)
            return; // the crawl was cancelled
        var requested = visit with { IsRequested = true, Spent = visit.Spent + time.GetElapsedTime(began) };
        answers.TryWrite(new Answer(host, requested, reading));
    }

    // Returns null when the crawl was cancelled.
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
            // A bug that the content of one console triggers must not stop the crawl of the others.
            LogBug(e, visit.Script.Value);
            return new ConsoleReading.Failed(new Failure(FailureKind.InternalError));
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Reading {Script} failed because of an unexpected error")]
    private partial void LogBug(Exception exception, string script);

    private sealed record Answer(string Host, ConsoleVisit Visit, ConsoleReading Reading);
}
