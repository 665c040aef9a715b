using Hotc.Review.Changes;
using Hotc.Review.Values;

namespace Hotc.Review.Families;

/// <summary>
/// Servers. Source: <c>heat/engine/resources/openstack/nova/server.py</c> of Heat 19: <c>needs_replace_with_prop_diff</c> asks
/// the policies of flavor, image and user-data in this order, and <c>handle_update</c> does the rest.
/// </summary>
internal sealed class ServerFamily : ResourceFamily
{
    public const string Server = "OS::Nova::Server";

    public override IEnumerable<string> Types => [Server];

    public override Verdict? OnChange(PropertyDiff diff)
    {
        if (diff.Has("flavor") && diff.Text("flavor_update_policy") == "REPLACE")
        {
            return new(ChangeAction.Replace, ChangeReason.FlavorUpdatePolicy, "flavor");
        }

        if (diff.Has("image") && diff.Text("image_update_policy") == "REPLACE")
        {
            return new(ChangeAction.Replace, ChangeReason.ImageUpdatePolicy, "image");
        }

        return diff.Has("user_data") && diff.Text("user_data_update_policy") == "REPLACE"
            ? new(ChangeAction.Replace, ChangeReason.UserDataChanged, "user_data")
            : null;
    }

    public override Verdict? InPlace(PropertyDiff diff)
    {
        // _update_image and _update_user_data_rebuild both rebuild; a resize on top of it is milder.
        if (diff.Has("image"))
        {
            return new(ChangeAction.Rebuild, ChangeReason.ImageUpdatePolicy, "image");
        }

        if (diff.Has("user_data") && diff.Text("user_data_update_policy") == "REBUILD")
        {
            return new(ChangeAction.Rebuild, ChangeReason.UserDataChanged, "user_data");
        }

        if (diff.Has("flavor"))
        {
            return new(ChangeAction.Resize, ChangeReason.FlavorUpdatePolicy, "flavor");
        }

        return diff.Changed is [{ Name: "user_data" }] ? new(ChangeAction.Update, ChangeReason.PolicyIgnore, "user_data") : null;
    }

    public override Likeness AttributeAfterUpdate(ResourceChange change, string attribute) =>
        attribute is "addresses" or "networks" or "first_address" or "accessIPv4" or "accessIPv6" && change.Properties.Any(p => p.Name == "networks")
            ? Likeness.MayDiffer
            : base.AttributeAfterUpdate(change, attribute);
}
