namespace Hotc.Pki.Tests;

/// <summary>Directories that lost something, runs that died, and two runs at once.</summary>
public sealed class RotationHarmTests : IDisposable
{
    private readonly Workplace place = new();

    public static TheoryData<string, string> Harms => new()
    {
        { "rm pki/ca.next.key", "pki/ca.next.key: HE0341 this file of the cluster CA is missing, and the rest of the pair is there" },
        { "rm pki/sa.next.pub", "pki/sa.next.pub: HE0341 this file of the service-account key is missing, and the rest of the pair is there" },
        { "mv pki/etcd-ca.next.crt pki/etcd-ca.previous.crt; mv pki/etcd-ca.next.key pki/etcd-ca.previous.key", "pki: HE0341 'ca.next.crt' is of a rotation before its second step, 'etcd-ca.previous.crt' of one after it" },
        { "cp pki/sa.next.key pki/sa.previous.key", "pki: HE0341 'ca.next.crt' is of a rotation before its second step, 'sa.previous.key' of one after it" },
        { "rm pki/encryption-key.next", "pki/secrets.yaml (encryption_key_other): HE0341 the second encryption key stands here, and no file beside has it" },
        { "sed -i /encryption_key_other/d pki/secrets.yaml", "pki/secrets.yaml (encryption_key_other): HE0341 the second encryption key of 'pki/encryption-key.next' is missing here" },
        { "cp pki/encryption-key pki/encryption-key.next", "pki/secrets.yaml (encryption_key_other): HE0341 the second encryption key here is another one than in 'pki/encryption-key.next'" },
        { "cp pki/etcd-ca.key pki/ca.next.key", "pki/ca.next.key: HE0333 the key does not belong to the certificate in 'pki/ca.next.crt'" },
        { "cp pki/sa.pub pki/sa.next.pub", "pki/sa.next.pub: HE0333 the public key does not belong to the service-account key in 'pki/sa.next.key'" },
        { "echo short > pki/encryption-key.next", "pki/encryption-key.next: HE0309 the encryption key has the wrong form" },
        { "mkdir pki/.rotation", "pki/.rotation: HE0342 a step of the rotation was interrupted, and its files are half in place" },
    };

    public void Dispose() => place.Dispose();

    [Theory]
    [MemberData(nameof(Harms))]
    public void A_half_state_is_refused_by_every_verb_that_reads_the_directory(string harm, string message)
    {
        place.InitWell();
        place.RotateWell(RotationStep.Trust);
        place.Sh(harm);
        var before = place.Snapshot();
        Assert.Null(place.Init());
        Assert.StartsWith(message, place.Show(), StringComparison.Ordinal);
        if (!harm.Contains(".rotation", StringComparison.Ordinal))
        {
            Assert.Null(place.Rotate(RotationStep.Sign));
            Assert.StartsWith(message, place.Show(), StringComparison.Ordinal);
        }

        Assert.Equal(before, place.Snapshot());
    }

    [Fact]
    public void A_lost_secrets_yaml_comes_back_in_the_middle_of_a_rotation()
    {
        place.InitWell();
        place.RotateWell(RotationStep.Trust);
        var before = place.Snapshot();
        place.Sh("rm pki/secrets.yaml");
        place.InitWell();
        Assert.Equal(before, place.Snapshot());
    }

    /// <summary>After how many of its changes a step is cut off.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(17)]
    public void A_run_that_dies_after_its_step_was_decided_is_completed_by_the_next(int done)
    {
        place.InitWell();
        place.RotateWell(RotationStep.Trust);
        place.Sh("cp -a pki whole");
        place.RotateWell(RotationStep.Sign);
        var after = place.Snapshot();

        // the journal of that step, with the first of its changes done
        place.Sh(
            $$"""
            mv pki after
            mv whole pki
            mkdir -m 700 pki/.rotation
            (cd pki && find . -name '*.next*' | sed 's|^./||') > pki/.rotation/.removed
            (cd after && for f in *; do cmp -s $f ../pki/$f || cp -a $f ../pki/.rotation/; done)
            for f in $(ls pki/.rotation | head -n {{done}}); do mv pki/.rotation/$f pki/; done
            """);
        var result = place.Rotate(null);
        Assert.Equal("", place.Show());
        Assert.True(result!.WasInterrupted);
        Assert.Equal(RotationStage.Sign, result.Stage);
        Assert.Equal(after, place.Snapshot());
    }

    [Fact]
    public void A_step_that_is_given_while_another_waits_for_completion_is_not_done()
    {
        place.InitWell();
        place.RotateWell(RotationStep.Trust);
        place.Sh("mkdir -m 700 pki/.rotation && touch pki/.rotation/.removed");
        Assert.Equal(RotationStage.Trust, place.Rotate(RotationStep.Sign)!.Stage);
        Assert.Equal(RotationStage.Sign, place.RotateWell(RotationStep.Sign).Stage);
    }

    [Fact]
    public void A_run_that_dies_before_its_step_is_decided_has_changed_nothing()
    {
        place.InitWell();
        place.Sh("mkdir -m 700 pki/.new-x && cp -p pki/ca.key pki/.new-x/");
        Assert.Equal(RotationStage.Trust, place.RotateWell(RotationStep.Trust).Stage);
    }

    [Fact]
    public void Of_two_runs_at_once_one_is_told_to_wait()
    {
        place.InitWell();
        using (new FileStream(place.At("pki/.rotate-lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Null(place.Rotate(RotationStep.Trust));
            Assert.Equal(["HE0304"], place.Findings.Select(d => d.Code));
        }

        place.RotateWell(RotationStep.Trust);
    }

    [Fact]
    public void A_directory_that_does_not_exist_is_not_made()
    {
        Assert.Null(place.Rotate(RotationStep.Trust));
        Assert.Equal(["HE0344"], place.Findings.Select(d => d.Code));
        Assert.False(Directory.Exists(place.Pki));
    }

    [Fact]
    public void Days_out_of_range_are_refused()
    {
        place.InitWell();
        Assert.Null(place.Rotate(RotationStep.Trust, new PkiRotateOptions { New = new PkiInitOptions { Days = 0 } }));
        Assert.Equal(["HE0308"], place.Findings.Select(d => d.Code));
    }
}
