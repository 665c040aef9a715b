using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Lint.Engine;
using Hotc.Lint.Values;

namespace Hotc.Lint.Rules.Resources;

/// <summary>What Heat checks of what a server boots from.</summary>
internal sealed class ServerBootRule : TypeRule
{
    private static readonly DiagnosticDescriptor Boot = new(
        "HE6020",
        DiagnosticLevel.Error,
        "A server has nothing to boot from, or too much",
        "A server boots from an image or from one bootable device of block_device_mapping_v2, which has the boot_index 0 or none. Heat refuses "
        + "a server with neither, and one with several.",
        """
        heat_template_version: 2018-08-31
        resources:
          server: {type: OS::Nova::Server, properties: {flavor: small, networks: [{network: internal}], user_data_format: RAW}}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          server: {type: OS::Nova::Server, properties: {flavor: small, image: ubuntu, networks: [{network: internal}], user_data_format: RAW}}
        """);

    private static readonly DiagnosticDescriptor Device = new(
        "HE6021",
        DiagnosticLevel.Error,
        "A block device has no source, or several",
        "An entry of block_device_mapping_v2 takes one of volume_id, snapshot_id, image, swap_size, and ephemeral_size or ephemeral_format; one of "
        + "block_device_mapping takes volume_id or snapshot_id. Heat refuses none and several.",
        """
        heat_template_version: 2018-08-31
        resources:
          server:
            type: OS::Nova::Server
            properties:
              flavor: small
              image: ubuntu
              networks: [{network: internal}]
              user_data_format: RAW
              block_device_mapping_v2: [{device_name: vdb, boot_index: -1, volume_id: a, swap_size: 1}]
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          server:
            type: OS::Nova::Server
            properties:
              flavor: small
              image: ubuntu
              networks: [{network: internal}]
              user_data_format: RAW
              block_device_mapping_v2: [{device_name: vdb, boot_index: -1, volume_id: a}]
        """);

    private static readonly string[] Sources = ["volume_id", "snapshot_id", "image", "image_id", "swap_size"];

    private static readonly string[] OwnTypes =
        ["OS::Nova::Server"];

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Boot, Device];

    public override IReadOnlyList<string> Types => OwnTypes;

    public override void Check(StackContext context, Subject subject)
    {
        var isKnown = subject.Properties["block_device_mapping_v2"] is null or ListValue { IsOpen: false } && subject.Properties["block_device_mapping"] is null or ListValue { IsOpen: false };
        var bootable = subject.Has("image") == true ? 1 : 0;
        isKnown &= subject.Has("image") is not null;
        foreach (var device in subject.Maps("block_device_mapping"))
        {
            bootable += device["device_name"] is ExactValue { Text: "vda" } ? 1 : 0;
            isKnown &= device["device_name"] is ExactValue;
            CheckSource(context, device, ["volume_id", "snapshot_id"], subject);
        }

        var devices = subject.Maps("block_device_mapping_v2").ToArray();
        foreach (var device in devices)
        {
            CheckSource(context, device, Sources, subject);
            var hasVolume = Presence.Of(device, "volume_id") == true || Presence.Of(device, "snapshot_id") == true || Presence.Of(device, "image") == true || Presence.Of(device, "image_id") == true;
            switch (device["boot_index"])
            {
                case null when hasVolume:
                    bootable++;
                    break;
                case ExactValue index:
                    bootable += hasVolume && (index.IsNull || Model.Python.ToDouble(index.Node) == 0) ? 1 : 0;
                    break;
                case not null:
                    isKnown = false;
                    break;
            }
        }

        if (!isKnown)
        {
            return;
        }

        if (bootable == 0)
        {
            context.Report(Boot, subject.Span, "the server has neither an image nor a bootable volume");
        }
        else if (devices.Length > 0 && bootable > 1)
        {
            context.Report(Boot, subject.PlaceOf("block_device_mapping_v2"), $"the server has {bootable} sources to boot from", "give all but one a boot_index of -1");
        }
    }

    private static void CheckSource(StackContext context, MapValue device, string[] sources, Subject subject)
    {
        bool?[] set = [.. sources.Select(s => Presence.Of(device, s)), Ephemeral(device)];
        var several = set.Count(s => s == true) > 1;
        if (several || Array.TrueForAll(set, s => s == false))
        {
            context.Report(Device, device.Span ?? subject.Span, several ? "the block device has several sources" : "the block device has no source");
        }
    }

    private static bool? Ephemeral(MapValue device) => Presence.Of(device, "ephemeral_size") == true ? true : Presence.Of(device, "ephemeral_format");
}
