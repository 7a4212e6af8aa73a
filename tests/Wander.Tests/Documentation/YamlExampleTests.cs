using Wander.Configuration;
using Wander.Configuration.Reading;

namespace Wander.Tests.Documentation;

/// <summary>Tests that each block of YAML in the documents is a valid settings file.</summary>
public sealed class YamlExampleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> All => Documents.All;

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(All))]
    public void Every_example_can_be_used_as_settings(string path)
    {
        var mistakes =
            from block in Documents.Read(path).Code("yaml")
            from problem in Read(block.Text).Problems
            where problem.Severity is SettingsSeverity.Error
            select $"{path}:{block.Line + problem.Line}: {problem.Message}";

        Assert.Empty(mistakes);
    }

    private SettingsReading Read(string yaml) => WanderSettingsFile.Read(
        _folder.Write("wander.yaml", yaml), new Dictionary<string, string>(StringComparer.Ordinal));
}
