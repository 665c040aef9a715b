using System.Text.Json;
using Hotc.Review.Changes;

namespace Hotc.Review.Views;

/// <summary>A review for programs, as <c>schemas/review/diff.schema.json</c> describes it.</summary>
public static class ReviewJsonView
{
    /// <summary>The version of the format. A new member leaves it as it is; a changed or missing one raises it.</summary>
    public const int FormatVersion = 1;

    /// <summary>Writes the document.</summary>
    public static void Write(ReviewResult result, Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        json.WriteNumber("formatVersion", FormatVersion);
        json.WriteString("before", result.Before);
        json.WriteString("after", result.After);
        json.WriteNumber("unchanged", result.Unchanged);
        json.WriteStartObject("summary");
        foreach (var (action, count) in FoldedResource.Count(result.Resources))
        {
            json.WriteNumber(action.Word(), count);
        }

        json.WriteEndObject();
        json.WriteStartArray("consequences");
        foreach (var consequence in result.Consequences)
        {
            Write(consequence, json);
        }

        json.WriteEndArray();
        json.WriteStartArray("groups");
        foreach (var group in result.Groups)
        {
            Write(group, json);
        }

        json.WriteEndArray();
        json.WriteStartArray("resources");
        foreach (var resource in result.Resources)
        {
            Write(resource, json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Consequence consequence, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("code", consequence.Descriptor.Code);
        json.WriteString("level", consequence.Descriptor.Level.ToString().ToLowerInvariant());
        json.WriteString("message", consequence.Message);
        json.WriteBoolean("dataLoss", consequence.IsDataLoss);
        WriteOptional(json, "help", consequence.Help);
        json.WriteStartArray("addresses");
        foreach (var address in consequence.Addresses)
        {
            json.WriteStringValue(address);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(ReviewedGroup group, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("address", group.Address);
        if (group.Before is { } before)
        {
            json.WriteNumber("before", before);
        }

        if (group.After is { } after)
        {
            json.WriteNumber("after", after);
        }

        json.WriteNumber("changed", group.Changed);
        json.WriteNumber("atOnce", group.AtOnce);
        json.WriteBoolean("ignoresSteps", group.IgnoresSteps);
        json.WriteStartArray("steps");
        foreach (var step in group.Steps)
        {
            json.WriteStartObject();
            json.WriteNumber("size", step.Size);
            json.WriteNumber("updated", step.Updated);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(ReviewedResource resource, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("address", resource.Address);
        json.WriteString("type", resource.Type);
        json.WriteString("action", resource.Action.Word());
        json.WriteString("reason", resource.Reason.Word());
        WriteOptional(json, "cause", resource.Cause);
        WriteOptional(json, "otherAddress", resource.OtherAddress);
        WriteOptional(json, "oldOne", resource.Fate?.ToString().ToLowerInvariant());
        WriteOptional(json, "group", resource.Group);
        json.WriteStartArray("properties");
        foreach (var property in resource.Properties)
        {
            json.WriteStartObject();
            json.WriteString("name", property.Name);
            json.WriteString("path", property.Path);
            WriteOptional(json, "before", property.Before);
            WriteOptional(json, "after", property.After);
            json.WriteBoolean("secret", property.IsSecret);
            json.WriteBoolean("certain", property.IsCertain);
            json.WriteStartArray("lines");
            foreach (var line in property.Lines)
            {
                json.WriteStringValue(line);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
