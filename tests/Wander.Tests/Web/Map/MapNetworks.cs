using Wander.Protocol;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;
using Wander.Tests.Web.Parts;

namespace Wander.Tests.Web.Map;

/// <summary>Creates networks for the tests of the map.</summary>
internal static class MapNetworks
{
    private const string Letters = "mwaiWl.-9";

    /// <summary>Creates a network from random numbers.</summary>
    /// <param name="numbers">
    /// One number for each console except this console. The number determines the referrer, the neighbours, the name, the
    /// pages and the state.
    /// </param>
    /// <param name="isBackwards">True to add the consoles in reverse order, which gives the same network.</param>
    public static NetworkSnapshot Of(int[] numbers, bool isBackwards = false)
    {
        ConsoleAddress[] consoles =
            [PartPages.Console("https://us.example/wander/"), .. numbers.Select((number, place) => Name(number, place + 1))];
        var lists = Array.ConvertAll(consoles, _ => new List<ConsoleAddress>());
        for (var i = 1; i < consoles.Length; i++)
        {
            lists[Part(numbers[i - 1], 1, i)].Add(consoles[i]);
            lists[i].AddRange(Enumerable.Range(2, Part(numbers[i - 1], 2, 6)).Select(
                salt => consoles[Part(numbers[i - 1], salt, consoles.Length)]));
        }
        var builder = new NetworkBuilder(consoles[0], IgnoreList.Empty);
        var order = Enumerable.Range(1, numbers.Length).ToList();
        if (isBackwards)
            order.Reverse();
        order.ForEach(place => builder.Add(consoles[place]));
        foreach (var place in order.Append(0))
        {
            var pages = Enumerable.Range(0, place == 0 ? 3 : Part(numbers[place - 1], 7, 400)).Select(
                page => PartPages.Page($"https://page.example/{place}/{page}"));
            builder.SetListing(consoles[place], PartPages.Listing(lists[place].Distinct(), pages), PartPages.Now);
            if (place > 0)
                builder.SetState(consoles[place], (ConsoleState)Part(numbers[place - 1], 8, 4), failure: null, PartPages.Now);
        }
        return builder.ToSnapshot();
    }

    private static ConsoleAddress Name(int number, int place)
    {
        var letters = Enumerable.Range(0, Part(number, 9, 40)).Select(i => Letters[Part(number, i, Letters.Length)]);
        return PartPages.Console($"https://c{place}.example/{string.Concat(letters).Trim('.')}x/");
    }

    // Returns a number from 0 to count - 1 that depends on the other arguments.
    private static int Part(int number, int salt, int count) =>
        (int)((uint)((number * 2_654_435_761L) + (salt * 40_503L)) / 7 % (uint)count);
}
