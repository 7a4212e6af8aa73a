using FsCheck.Fluent;
using Wander.Configuration;
using Wander.Configuration.Ignoring;
using Wander.Protocol.Ignoring;

namespace Wander.Tests.Configuration.Ignoring;

public class IgnoreLineTests
{
    [Theory]
    [InlineData("https://*.example.com/", null, "- https://*.example.com/")]
    [InlineData("example.com", null, "- example.com")]
    [InlineData("*.example.com", null, "- '*.example.com'")]
    [InlineData("null", null, "- 'null'")]
    [InlineData("https://example.com:8443/", null, "- https://example.com:8443/")]
    [InlineData("https://example.com/#a", null, "- 'https://example.com/#a'")]
    [InlineData("https://example.com/", "it's slow", "- {pattern: https://example.com/, reason: 'it''s slow'}")]
    public void A_line_has_quotes_only_where_YAML_requires_them(string pattern, string? reason, string line) =>
        Assert.Equal(line, IgnoreLine.InSettings(pattern, reason));

    [Fact]
    public void A_pasted_line_is_read_as_the_pattern_and_its_reason()
    {
        var texts = Gen.Choose(1, 12).SelectMany(
            length => Gen.ArrayOf(Gen.Elements("aZ1-._~/*+=@%$(){}[],:?#&!|>'\"`\\é日".ToCharArray()), length))
            .Select(letters => new string(letters));
        var lines =
            from start in Gen.Elements("https://", "http://", "", "a.")
            from pattern in texts
            from reason in texts
            from words in Gen.Elements(" ", ": ", " # ", "")
            from hasReason in Gen.Elements(true, false)
            select (Pattern: start + pattern, Reason: hasReason ? $"{reason}{words}{reason}" : null);
        Property.Holds(lines.ToArbitrary(), given =>
        {
            using var folder = new SettingsOnDisk();
            var reading = folder.Read(
                $"url: https://me.invalid/\nignore:\n{IgnoreLine.InSettings(given.Pattern, given.Reason)}\n");
            if (OldIgnorePattern.IsRegularExpression(given.Pattern))
                return; // it is translated
            Assert.All(
                reading.Problems.Where(problem => problem.Severity is SettingsSeverity.Error),
                problem => Assert.Contains("hides this console", problem.Message, StringComparison.Ordinal));
            if (reading.Settings is null)
                return;
            var pattern = Assert.Single(reading.Settings.Ignore.Patterns);
            Assert.Equal((given.Pattern, given.Reason), (pattern.Text, pattern.Reason));
        }, times: 300);
    }
}
