using Hotc.Review.Changes;
using Hotc.Review.Values;

namespace Hotc.Review.Families;

/// <summary>
/// Attachments of volumes. Source: <c>heat/engine/resources/openstack/cinder/volume.py</c> of Heat 19, class
/// <c>CinderVolumeAttachment</c>: an update detaches and attaches again, and takes the id of the new attachment.
/// </summary>
internal sealed class VolumeAttachmentFamily : ResourceFamily
{
    public const string Attachment = "OS::Cinder::VolumeAttachment";

    public override IEnumerable<string> Types => [Attachment];

    public override Likeness IdAfterUpdate(ResourceChange change) => change.Properties.Length > 0 ? Likeness.MayDiffer : Likeness.Same;
}
