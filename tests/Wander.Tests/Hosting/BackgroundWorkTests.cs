using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wander.Configuration.Reading;
using Wander.Hosting;

namespace Wander.Tests.Hosting;

public sealed class BackgroundWorkTests
{
    [Fact]
    public void The_services_for_commands_include_no_hosted_service()
    {
        using var folder = new TemporaryFolder();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        var settings = WanderSettingsFile.Read(folder.Write("wander.yaml", "title: A console"), environment).Settings!;
        var services = new ServiceCollection();

        services.AddSettings(settings);
        services.AddStore();
        services.AddFetching();
        services.AddCrawl();
        services.AddChecks();

        Assert.DoesNotContain(services, service => service.ServiceType == typeof(IHostedService));
    }

    [Theory]
    [InlineData(true, true, "StoreWriter", "CrawlService", "PageCheckService", "ListPreparation")]
    [InlineData(true, false, "StoreWriter", "CrawlService", "ListPreparation")]
    [InlineData(false, true, "StoreWriter", "PageCheckService", "ListPreparation")]
    public void A_host_runs_the_chosen_background_services(bool crawls, bool checks, params string[] expected)
    {
        var services = new ServiceCollection();

        services.AddBackgroundWork(new BackgroundWork { CrawlsNetwork = crawls, ChecksPages = checks }, origin: null);

        Assert.Equal(expected, services.Select(service => service.ImplementationType!.Name));
    }
}
