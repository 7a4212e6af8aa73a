using System.Reflection;

namespace Wander.Text;

/// <summary>The version of this program, from <c>src/Directory.Build.props</c>.</summary>
public static class ProductVersion
{
    /// <summary>The version, for example <c>0.1.0</c>.</summary>
    public static string Text { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? "0.0.0";
}
