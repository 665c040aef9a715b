namespace Hotc.Pki;

/// <summary>Where a rotation stands.</summary>
public enum RotationStage
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>The new one is trusted beside the old one, which still signs.</summary>
    Trust,

    /// <summary>The new one signs, and the old one is still trusted.</summary>
    Sign,
}

/// <summary>What <see cref="PkiRotate"/> is to do.</summary>
public enum RotationStep
{
    /// <summary>Makes the new ones.</summary>
    Trust,

    /// <summary>Lets the new ones sign.</summary>
    Sign,

    /// <summary>Drops the old ones.</summary>
    Finish,

    /// <summary>Takes the last step back, until the rotation is finished.</summary>
    Back,
}
