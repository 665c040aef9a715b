namespace Hotc.Review.Changes;

/// <summary>What an update does with a resource, from the mildest to the gravest for what exists.</summary>
public enum ChangeAction
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A new resource is made.</summary>
    Create,

    /// <summary>The resource is changed in place.</summary>
    Update,

    /// <summary>A server gets another flavor; it is shut down and started again.</summary>
    Resize,

    /// <summary>A server gets a new disk from an image and keeps its id, ports and volumes.</summary>
    Rebuild,

    /// <summary>A new resource is made and the old one is deleted.</summary>
    Replace,

    /// <summary>The resource is deleted.</summary>
    Delete,

    /// <summary>Heat refuses the change, and the update fails.</summary>
    Refuse,
}

/// <summary>Why an update does what it does.</summary>
public enum ChangeReason
{
    /// <summary>Nothing is different.</summary>
    Unchanged,

    /// <summary>A property is different, and an update can change it.</summary>
    PropertyChanged,

    /// <summary>A property is different that an update cannot change in place.</summary>
    ImmutableProperty,

    /// <summary>A property is different that Heat forbids to change.</summary>
    UpdateRefused,

    /// <summary>The image is different; <c>image_update_policy</c> says what happens.</summary>
    ImageUpdatePolicy,

    /// <summary>The flavor is different; <c>flavor_update_policy</c> says what happens.</summary>
    FlavorUpdatePolicy,

    /// <summary>The user-data is different; <c>user_data_update_policy</c> says what happens.</summary>
    UserDataChanged,

    /// <summary>The user-data is different and the policy is to leave the server alone.</summary>
    PolicyIgnore,

    /// <summary>A <c>replacement_policy</c> asks for it at every update.</summary>
    ReplacementPolicy,

    /// <summary>The type always behaves so.</summary>
    TypeBehaviour,

    /// <summary>The type of the resource is different.</summary>
    TypeChanged,

    /// <summary>Metadata or a policy of the resource is different.</summary>
    DefinitionChanged,

    /// <summary>The resource that holds this one is replaced.</summary>
    ParentReplaced,

    /// <summary>The group gets more or fewer members.</summary>
    GroupSize,

    /// <summary>The resource has another name now; Heat knows resources by name only.</summary>
    Renamed,

    /// <summary>The resource stands in another template or group now.</summary>
    Moved,

    /// <summary>The new templates have it and the old ones do not.</summary>
    Added,

    /// <summary>The old templates have it and the new ones do not.</summary>
    Removed,

    /// <summary>Nothing is known of the type, so the gravest is assumed.</summary>
    UnknownType,
}

/// <summary>The words for actions and reasons in every view.</summary>
public static class ChangeWords
{
    /// <summary>The keyword of an action.</summary>
    public static string Word(this ChangeAction action) => action.ToString().ToLowerInvariant();

    /// <summary>The sign of an action.</summary>
    public static string Sign(this ChangeAction action) => action switch
    {
        ChangeAction.Create => "+",
        ChangeAction.Update => "~",
        ChangeAction.Resize => "~",
        ChangeAction.Rebuild => "!",
        ChangeAction.Replace => "-/+",
        ChangeAction.Delete => "-",
        ChangeAction.Refuse => "x",
        _ => " ",
    };

    /// <summary>The keyword of a reason, such as <c>immutable-property</c>.</summary>
    public static string Word(this ChangeReason reason)
    {
        var text = new System.Text.StringBuilder();
        foreach (var letter in reason.ToString())
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
