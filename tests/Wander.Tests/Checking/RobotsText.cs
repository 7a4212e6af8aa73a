using System.Text;
using Wander.Robots;

namespace Wander.Tests.Checking;

/// <summary>Parses a <c>robots.txt</c> from its lines.</summary>
internal static class RobotsText
{
    public static RobotsRules Read(params string[] lines) => RobotsRules.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    /// <summary>Parses the rules of one group for this service.</summary>
    public static RobotsRules ReadGroup(params string[] rules) => Read(["User-agent: Wander", .. rules]);
}
