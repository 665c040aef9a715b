using System.Text.Json;
using Hotc.Review.Views;

namespace Hotc.Cli.Snapshots;

/// <summary>Verified snapshots for programs, as <c>schemas/review/snapshot.schema.json</c> describes it.</summary>
internal static class SnapshotJsonView
{
    /// <summary>The version of the format. A new member leaves it as it is; a changed or missing one raises it.</summary>
    public const int FormatVersion = 1;

    /// <summary>Writes the document.</summary>
    public static void Write(IEnumerable<Snapshot> snapshots, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("formatVersion", FormatVersion);
        json.WriteStartArray("snapshots");
        foreach (var snapshot in snapshots)
        {
            json.WriteStartObject();
            if (snapshot.Place.Spec is { } spec)
            {
                json.WriteString("spec", spec);
            }

            json.WriteString("bundle", snapshot.Place.Folder);
            json.WriteString("state", SnapshotWords.Word(snapshot.State));
            JsonOutput.WriteArray(json, "causes", snapshot.Causes.Select(SnapshotWords.Word));
            if (snapshot.Driver is { } driver)
            {
                json.WriteString("driver", driver);
            }

            JsonOutput.WriteArray(json, "inputs", snapshot.Inputs);
            JsonOutput.WriteArray(json, "edited", snapshot.Edited);
            JsonOutput.WriteArray(json, "files", snapshot.Files);
            if (snapshot.Review is { } review)
            {
                json.WritePropertyName("diff");
                ReviewJsonView.Write(review, json);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
