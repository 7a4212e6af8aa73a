namespace Wander.Tests.Web.Directory;

public class ListPreparationTests
{
    [Fact(Timeout = 60_000)]
    public async Task Sorted_lists_exist_after_a_crawl_and_after_new_checks()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/", pages: ["https://page.example/"]);
        network.Answer("https://page.example/", Replies.Html("<!doctype html><html lang=de><title>Page</title>"));
        await using var host = await WanderHost.StartAsync(network, "consoles: [https://a.example/]", isChecking: true);
        var moment = await host.WhenCheckedAsync(TestContext.Current.CancellationToken);

        while (!moment.Network.AreListsPrepared)
            await Task.Delay(1, TestContext.Current.CancellationToken);

        Assert.Equal([true], moment.Network.Pages.Having(verdict: null, "de"));
    }
}
