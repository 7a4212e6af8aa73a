using FsCheck.Fluent;
using Wander.Protocol.Scripts;
using Property = Wander.Testing.Property;

namespace Wander.Protocol.Tests.Scripts;

public class ScriptBrowserTests
{
    [Fact]
    public void A_supported_script_has_the_same_result_as_in_Node()
    {
        using var node = NodeRunner.TryStart();
        Assert.SkipWhen(node is null, "Node is not installed.");

        var understood = 0;
        Property.Holds(GeneratedScripts.All.ToArbitrary(), script => understood += Compare(node, script) ? 1 : 0, times: 3000);

        Assert.True(understood > 1000, $"Only {understood} scripts have a document.");
    }

    [Fact]
    public void A_script_that_cannot_be_fully_evaluated_has_a_problem_or_the_result_of_Node()
    {
        using var node = NodeRunner.TryStart();
        Assert.SkipWhen(node is null, "Node is not installed.");

        var clean = 0;
        Property.Holds(GeneratedScripts.Unclear.ToArbitrary(), script =>
        {
            var reading = WanderScriptReader.Read(script);
            if (reading.Problems.Length > 0 || node.Run(script) is not { Threw: false } computed)
                return;
            clean++;
            Assert.Equal(computed.Document?.AsDocument(), reading.Document);
        }, times: 20000);

        Assert.True(clean > 200, $"Only {clean} scripts have no problem.");
    }

    // Returns whether the script has a document. Entries that are not strings are problems; the other entries are compared.
    private static bool Compare(NodeRunner node, string script)
    {
        var computed = node.Run(script);
        var reading = WanderScriptReader.Read(script);

        if (reading.Problems.Any(problem => IsLimit(problem.Message)))
            return false;
        if (computed.Threw || reading.Document is null)
        {
            Assert.NotEmpty(reading.Problems);
            Assert.True(computed.Threw || computed.Document is null, $"Cannot evaluate the script: {reading.Problems[0]}");
            return false;
        }
        Assert.All(reading.Problems, problem =>
            Assert.Contains("Expected a string, found `undefined`", problem.Message, StringComparison.Ordinal));
        Assert.Equal(computed.Document?.AsDocument(), reading.Document);
        return true;
    }

    // Lists and strings that are repeatedly added to themselves exceed a limit.
    private static bool IsLimit(string message) =>
        message.Contains("more than 20,000", StringComparison.Ordinal)
        || message.Contains("computes too much", StringComparison.Ordinal);
}
