using FsCheck.Fluent;
using Wander.Protocol.Scripts;
using Property = Wander.Testing.Property;

namespace Wander.Protocol.Tests.Scripts;

public class ScriptBrowserTests
{
    [Fact]
    public void A_script_within_the_subset_is_read_as_Node_computes_it()
    {
        using var node = NodeRunner.TryStart();
        Assert.SkipWhen(node is null, "Node is not installed, so there is nothing to compare with");

        var understood = 0;
        Property.Holds(GeneratedScripts.All.ToArbitrary(), script => understood += Compare(node, script) ? 1 : 0, times: 3000);

        Assert.True(understood > 1000, $"only {understood} of the scripts say anything");
    }

    // Whether the script has a document. Entries that are not strings are problems, and the others count.
    private static bool Compare(NodeRunner node, string script)
    {
        var computed = node.Run(script);
        var reading = WanderScriptReader.Read(script);

        if (computed.Threw || reading.Document is null)
        {
            Assert.NotEmpty(reading.Problems);
            Assert.True(computed.Threw || computed.Document is null, $"not understood: {reading.Problems[0]}");
            return false;
        }
        if (reading.Problems.Any(problem => IsLimit(problem.Message)))
            return false;
        Assert.All(reading.Problems, problem =>
            Assert.Contains("expected a string, found undefined", problem.Message, StringComparison.Ordinal));
        Assert.Equal(computed.Document?.AsDocument(), reading.Document);
        return true;
    }

    // Lists and texts double when they are added to themselves a few times.
    private static bool IsLimit(string message) =>
        message.Contains("more than 20,000", StringComparison.Ordinal)
        || message.Contains("copy too much", StringComparison.Ordinal)
        || message.Contains("grows too long", StringComparison.Ordinal);
}
