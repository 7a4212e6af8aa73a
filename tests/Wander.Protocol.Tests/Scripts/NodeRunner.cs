using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Wander.Protocol.Tests.Scripts;

/// <summary>
/// Runs scripts in Node's <c>vm</c> module, each in a new context, to compute the same result as a browser.
/// </summary>
internal sealed class NodeRunner : IDisposable
{
    private const string Program =
        """
        const vm = require('vm');
        process.on('unhandledRejection', () => {});
        const lists = ['consoles', 'pages', 'ignore', 'styles', 'scripts'];
        require('readline').createInterface({ input: process.stdin }).on('line', line => {
          const context = vm.createContext({});
          vm.runInContext('var window = this, self = this', context);
          const answer = { threw: false, document: null };
          try {
            vm.runInContext(JSON.parse(line), context, { timeout: 5000 });
          } catch (error) {
            answer.threw = true;
          }
          try {
            const wander = vm.runInContext('wander', context);
            answer.document = {};
            for (const name of lists)
              answer.document[name] = Array.from(wander[name] ?? []).filter(entry => typeof entry === 'string');
            answer.document.referral = wander.referral;
          } catch (error) {
            answer.document = null;
          }
          console.log(JSON.stringify(answer));
        });
        """;

    private readonly Process _process;

    private NodeRunner(Process process) => _process = process;

    public sealed record Answer(bool Threw, ScriptVectorTests.Declared? Document);

    /// <summary>Starts Node. Returns null when it is not installed.</summary>
    public static NodeRunner? TryStart()
    {
        var start = new ProcessStartInfo("node", ["-e", Program])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        try
        {
            return new NodeRunner(Process.Start(start)!);
        }
        catch (Win32Exception) // Node is not installed
        {
            return null;
        }
    }

    /// <summary>Runs a script and returns its <c>wander</c>, even when the script throws.</summary>
    public Answer Run(string script)
    {
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(script));
        _process.StandardInput.Flush();
        return JsonSerializer.Deserialize<Answer>(_process.StandardOutput.ReadLine()!, JsonSerializerOptions.Web)!;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
