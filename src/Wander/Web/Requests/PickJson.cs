using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wander.Web.Requests;

/// <summary>
/// Serializes a pick as JSON in the console page. It is source-generated because reflection would slow down the first response
/// after a start.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Pick))]
internal sealed partial class PickJson : JsonSerializerContext;
