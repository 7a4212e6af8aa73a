using System.Reflection;

namespace Wander.Text;

/// <summary>The version of this program, as <c>src/Directory.Build.props</c> states it.</summary>
public static class ProductVersion
{
    /// <summary>For example <c>0.1.0</c>.</summary>
    public static string Text { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? "0.0.0";
}
