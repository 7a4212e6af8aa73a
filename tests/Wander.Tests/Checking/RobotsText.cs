using System.Text;
using Wander.Robots;

namespace Wander.Tests.Checking;

/// <summary>A robots.txt as tests write it.</summary>
internal static class RobotsText
{
    public static RobotsRules Read(params string[] lines) => RobotsRules.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    /// <summary>The rules of one group for us.</summary>
    public static RobotsRules ReadGroup(params string[] rules) => Read(["User-agent: Wander", .. rules]);
}
