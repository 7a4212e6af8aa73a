using FsCheck.Fluent;
using Wander.Crawling;

namespace Wander.Tests.Crawling;

public class HostQueueTests
{
    private const int Hosts = 5;

    /// <summary>An operation on a queue: 0 adds an item for a host, 1 starts the next item, 2 finishes a running one.</summary>
    public sealed record Step(int Kind, int Choice);

    public sealed record Case(int Concurrency, int PerHost, Step[] Steps);

    private static FsCheck.Arbitrary<Case> Cases => Gen.Choose(1, 6)
        .SelectMany(_ => Gen.Choose(1, 3), (concurrency, perHost) => (concurrency, perHost))
        .SelectMany(
            _ => Gen.Choose(0, 2).SelectMany(_ => Gen.Choose(0, 1000), (kind, choice) => new Step(kind, choice)).ArrayOf(),
            (bounds, steps) => new Case(bounds.concurrency, bounds.perHost, steps))
        .ToArbitrary();

    [Fact]
    public void Limits_are_respected_and_each_item_starts_once_in_the_order_of_its_host() =>
        Property.Holds(Cases, value => new Run(value).Complete(), times: 2000);

    [Fact]
    public void A_host_that_never_finishes_does_not_block_others()
    {
        var queue = new HostQueue<int>(concurrency: 4, perHost: 2);
        for (var i = 0; i < 100; i++)
            queue.Enqueue("slow", i);
        for (var i = 0; i < 100; i++)
            queue.Enqueue("quick", i);

        var done = 0;
        while (queue.TryStart(out var host, out _))
        {
            if (host == "quick")
            {
                done++;
                queue.Finish(host);
            }
        }

        Assert.Equal(100, done);
        Assert.Equal(2, queue.Running);
    }

    [Fact]
    public void Hosts_take_turns()
    {
        var queue = new HostQueue<int>(concurrency: 1, perHost: 1);
        for (var i = 0; i < 6; i++)
            queue.Enqueue(i % 2 == 0 ? "a" : "b", i);

        var order = new List<int>();
        while (queue.TryStart(out var host, out var work))
        {
            order.Add(work);
            queue.Finish(host);
        }

        Assert.Equal([0, 1, 2, 3, 4, 5], order);
    }

    private sealed class Run(Case value)
    {
        private readonly HostQueue<int> _queue = new(value.Concurrency, value.PerHost);
        private readonly List<string> _running = [];
        private readonly Dictionary<string, Queue<int>> _waiting = [];
        private int _next;

        public void Complete()
        {
            foreach (var step in value.Steps)
                Do(step);
            while (_running.Count > 0 || _waiting.Values.Any(waiting => waiting.Count > 0))
            {
                while (TryStart())
                {
                }
                Assert.NotEmpty(_running); // an item waits only while another one is running
                Finish(0);
            }
            Assert.False(TryStart());
            Assert.Equal(0, _queue.Running);
        }

        private void Do(Step step)
        {
            if (step.Kind == 0)
                Enqueue($"host {step.Choice % Hosts}");
            else if (step.Kind == 1)
                TryStart();
            else if (_running.Count > 0)
                Finish(step.Choice % _running.Count);
        }

        private void Enqueue(string host)
        {
            _waiting.TryAdd(host, new Queue<int>());
            _waiting[host].Enqueue(_next);
            _queue.Enqueue(host, _next++);
        }

        private bool TryStart()
        {
            var mayStart = _running.Count < value.Concurrency
                && _waiting.Any(host => host.Value.Count > 0 && _running.Count(running => running == host.Key) < value.PerHost);
            var started = _queue.TryStart(out var host, out var work);

            Assert.Equal(mayStart, started);
            if (!started)
                return false;
            Assert.Equal(_waiting[host].Dequeue(), work);
            _running.Add(host);
            Assert.InRange(_running.Count, 1, value.Concurrency);
            Assert.InRange(_running.Count(running => running == host), 1, value.PerHost);
            Assert.Equal(_running.Count, _queue.Running);
            return true;
        }

        private void Finish(int index)
        {
            _queue.Finish(_running[index]);
            _running.RemoveAt(index);
        }
    }
}
