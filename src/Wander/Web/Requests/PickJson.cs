using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wander.Web.Requests;

/// <summary>A pick as JSON within the page, written without reflection: it is part of the first answer after a start.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Pick))]
internal sealed partial class PickJson : JsonSerializerContext;
