using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki.Tests;

/// <summary>Inputs that are refused, each with all that the user reads.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string MakeOther = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj /CN=other -keyout other.key -out other.crt\n";
    private const string PemKey = "give the private key of the CA as PEM: the file that begins -----BEGIN PRIVATE KEY-----";
    private const string PemCertificate = "give the certificate of the CA as PEM: the file that begins -----BEGIN CERTIFICATE-----";

    private readonly Workplace place = new();

    /// <summary>Name, commands that prepare, certificate file, key file, what is shown.</summary>
    public static TheoryData<string, string, string?, string?, string> OwnClusterCa => new()
    {
        { "absent", "", "ca.crt", "ca.key", "ca.crt: HE0303 the file does not exist\nca.key: HE0303 the file does not exist" },
        { "no key given", Workplace.MakeCa, "ca.crt", null, "ca.crt: HE0305 --ca-cert is given without --ca-key; give both, or neither to let hotc make the cluster CA" },
        { "no certificate given", Workplace.MakeCa, null, "ca.key", "ca.key: HE0305 --ca-key is given without --ca-cert; give both, or neither to let hotc make the cluster CA" },
        { "directory", "mkdir ca.crt ca.key", "ca.crt", "ca.key", "ca.crt: HE0303 this is a directory, not a file\nca.key: HE0303 this is a directory, not a file" },
        { "large", Workplace.MakeCa + "head -c 2000000 /dev/zero >> ca.crt", "ca.crt", "ca.key", "ca.crt: HE0303 the file is larger than a megabyte, so it is no certificate or key" },
        { "endless", Workplace.MakeCa + "ln -s /dev/zero zero", "zero", "ca.key", "zero: HE0303 the file is larger than a megabyte, so it is no certificate or key" },
        { "empty", "touch ca.crt ca.key", "ca.crt", "ca.key", $"ca.crt: HE0321 the file holds no PEM certificate; {PemCertificate}\nca.key: HE0331 the file holds no PEM private key; {PemKey}" },
        { "prose", Workplace.MakeCa + "echo certificate > ca.crt", "ca.crt", "ca.key", $"ca.crt: HE0321 the file holds no PEM certificate; {PemCertificate}" },
        { "binary certificate", Workplace.MakeCa + "openssl x509 -in ca.crt -outform DER -out 'my ca.der'", "my ca.der", "ca.key", "my ca.der: HE0321 the file holds a certificate in binary form (DER), not in PEM; convert it: openssl x509 -inform DER -in 'my ca.der' -out ca.crt" },
        { "PKCS 12", Workplace.MakeCa + "openssl pkcs12 -export -in ca.crt -inkey ca.key -passout pass:x -out ca.p12", "ca.p12", "ca.p12", "ca.p12: HE0321 the file is binary, perhaps PKCS #12; convert it: openssl pkcs12 -in ca.p12 -nokeys -clcerts -out ca.crt\nca.p12: HE0331 the file is binary (DER or PKCS #12), not PEM; convert it: openssl pkey -inform DER -in ca.p12 -out ca.key, or for PKCS #12: openssl pkcs12 -in ca.p12 -nocerts -noenc -out ca.key" },
        { "request", Workplace.MakeCa + "openssl req -new -key ca.key -subj /CN=own -out ca.csr", "ca.csr", "ca.key", "ca.csr: HE0321 the file holds a certificate request, not a certificate; give the certificate that was issued for the request" },
        { "exchanged", Workplace.MakeCa, "ca.key", "ca.crt", $"ca.crt: HE0331 the file holds a certificate, not a private key; were certificate and key exchanged? {PemKey}\nca.key: HE0321 the file holds a private key, not a certificate; were certificate and key exchanged? {PemCertificate}" },
        { "OpenSSL's trusted form", Workplace.MakeCa + "openssl x509 -in ca.crt -trustout -addtrust serverAuth -out trusted.crt", "trusted.crt", "ca.key", "trusted.crt: HE0321 the file holds a certificate in OpenSSL's own form; convert it: openssl x509 -in trusted.crt -out ca.crt" },
        { "damaged certificate", Workplace.MakeCa + "{ echo -----BEGIN CERTIFICATE-----; echo MIIBgg==; echo -----END CERTIFICATE-----; } > ca.crt", "ca.crt", "ca.key", "ca.crt: HE0321 the certificate is damaged; see what openssl says of it: openssl x509 -in ca.crt -noout -text" },
        { "cut certificate", Workplace.MakeCa + "head -n 4 ca.crt > t; mv t ca.crt", "ca.crt", "ca.key", $"ca.crt: HE0321 the file holds a damaged PEM block, or none of a certificate; {PemCertificate}" },
        { "chain", Workplace.MakeCa + MakeOther + "cat other.crt >> ca.crt", "ca.crt", "ca.key", "ca.crt: HE0322 the file holds 2 certificates; only that of the CA whose key is given belongs here; in a chain that is the first; take it out: openssl x509 -in ca.crt -out ca-only.crt" },
        { "no CA", "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj /CN=own -addext basicConstraints=critical,CA:FALSE -keyout ca.key -out ca.crt", "ca.crt", "ca.key", "ca.crt: HE0323 the certificate is not a CA: basicConstraints CA:TRUE is missing; give the certificate of the CA itself, not of something that it signed" },
        { "version 1", Workplace.MakeCa + "openssl req -new -key ca.key -subj /CN=own -out ca.csr; openssl x509 -req -in ca.csr -signkey ca.key -days 3650 -out ca.crt", "ca.crt", "ca.key", "ca.crt: HE0323 the certificate is not a CA: basicConstraints CA:TRUE is missing; give the certificate of the CA itself, not of something that it signed" },
        { "may not sign", "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj /CN=own -addext keyUsage=critical,digitalSignature -keyout ca.key -out ca.crt", "ca.crt", "ca.key", "ca.crt: HE0324 the CA's keyUsage does not allow keyCertSign, so it may not sign certificates" },
        { "only servers", "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj /CN=own -addext extendedKeyUsage=serverAuth -keyout ca.key -out ca.crt", "ca.crt", "ca.key", "ca.crt: HE0324 the CA's extendedKeyUsage does not allow clientAuth, which certificates of the cluster CA need" },
        { "another key", Workplace.MakeCa + MakeOther, "ca.crt", "other.key", "other.key: HE0333 the key does not belong to the certificate in 'ca.crt'; compare the public keys: openssl x509 -in ca.crt -noout -pubkey; openssl pkey -in other.key -pubout" },
        { "key of another kind", Workplace.MakeCa + "openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out other.key", "ca.crt", "other.key", "other.key: HE0333 the key does not belong to the certificate in 'ca.crt'; compare the public keys: openssl x509 -in ca.crt -noout -pubkey; openssl pkey -in other.key -pubout" },
        { "encrypted", Workplace.MakeCa + "openssl pkey -in ca.key -aes256 -passout pass:example -out locked.key", "ca.crt", "locked.key", "locked.key: HE0332 the private key is encrypted; decrypt it for this run: openssl pkey -in locked.key -out ca-plain.key" },
        { "encrypted in the old form", Workplace.MakeCa + "openssl ec -in ca.key -aes256 -passout pass:example -out locked.key", "ca.crt", "locked.key", "locked.key: HE0332 the private key is encrypted; decrypt it for this run: openssl pkey -in locked.key -out ca-plain.key" },
        { "public key", Workplace.MakeCa + "openssl pkey -in ca.key -pubout -out ca.pub", "ca.crt", "ca.pub", $"ca.pub: HE0331 the file holds a public key, not a private one; {PemKey}" },
        { "OpenSSH's form", Workplace.MakeCa + "printf -- '-----BEGIN OPENSSH PRIVATE KEY-----\\nb3BlbnNzaC1rZXktdjEA\\n-----END OPENSSH PRIVATE KEY-----\\n' > ca.key", "ca.crt", "ca.key", "ca.key: HE0331 the file holds a key in OpenSSH's own form; convert a copy of it: ssh-keygen -p -N '' -m PKCS8 -f ca.key" },
        { "binary key", Workplace.MakeCa + "openssl pkey -in ca.key -outform DER -out ca.der", "ca.crt", "ca.der", "ca.der: HE0331 the file is binary (DER or PKCS #12), not PEM; convert it: openssl pkey -inform DER -in ca.der -out ca.key, or for PKCS #12: openssl pkcs12 -in ca.der -nocerts -noenc -out ca.key" },
        { "two keys", Workplace.MakeCa + MakeOther + "cat other.key >> ca.key", "ca.crt", "ca.key", "ca.key: HE0331 the file holds 2 private keys; keep the one that belongs to the certificate" },
        { "damaged key", Workplace.MakeCa + "printf -- '-----BEGIN PRIVATE KEY-----\\nMIGHAgEAMBMGByqGSM49\\n-----END PRIVATE KEY-----\\n' > ca.key", "ca.crt", "ca.key", "ca.key: HE0331 the private key is damaged; see what openssl says of it: openssl pkey -in ca.key -noout -check" },
        { "Ed25519", "openssl req -x509 -newkey ed25519 -nodes -days 3650 -subj /CN=own -keyout ca.key -out ca.crt", "ca.crt", "ca.key", "ca.key: HE0334 the key is Ed25519, which is not accepted; use an EC key on P-256 or P-384" },
        { "P-521", Workplace.MakeCa.Replace("P-256", "P-521", StringComparison.Ordinal), "ca.crt", "ca.key", "ca.key: HE0334 the key is EC on P-521, which is not accepted; use an EC key on P-256 or P-384" },
        { "a curve of another world", Workplace.MakeCa.Replace("P-256", "secp256k1", StringComparison.Ordinal), "ca.crt", "ca.key", "ca.key: HE0334 the key is EC on secp256k1, which is not accepted; use an EC key on P-256 or P-384" },
        { "RSA 1024", "openssl req -x509 -newkey rsa:1024 -nodes -days 3650 -subj /CN=own -keyout ca.key -out ca.crt", "ca.crt", "ca.key", "ca.key: HE0334 the key is RSA of 1024 bits; RSA keys have at least 2048 bits; use an EC key on P-256, or RSA of 3072 bits" },
        { "certificate too long", "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj /CN=own -addext subjectAltName=$(seq -s, -f 'DNS:h%06g.example.com' 60) -keyout ca.key -out ca.crt", "ca.crt", "ca.key", "ca.crt: HE0335 the certificate takes # characters; the parameter ca_certificate holds 1800; use an EC key on P-256, or for the cluster CA RSA of 3072 bits, and few extensions" },
        { "RSA 4096", "openssl req -x509 -newkey rsa:4096 -nodes -days 3650 -subj /CN=own -keyout ca.key -out ca.crt", "ca.crt", "ca.key", "ca.key: HE0335 the key (RSA of 4096 bits) takes # characters; the parameter ca_key holds 2400; use an EC key on P-256, or for the cluster CA RSA of 3072 bits, and few extensions" },
        { "several problems at once", MakeOther + "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj /CN=own -addext basicConstraints=critical,CA:FALSE -addext keyUsage=digitalSignature -keyout ca.key -out ca.crt", "ca.crt", "other.key", "ca.crt: HE0323 the certificate is not a CA: basicConstraints CA:TRUE is missing; give the certificate of the CA itself, not of something that it signed\nca.crt: HE0324 the CA's keyUsage does not allow keyCertSign, so it may not sign certificates\nother.key: HE0333 the key does not belong to the certificate in 'ca.crt'; compare the public keys: openssl x509 -in ca.crt -noout -pubkey; openssl pkey -in other.key -pubout" },
    };

    /// <summary>Name, commands that prepare beside ca.* and other.*, what is shown. The directory pki is complete at first.</summary>
    public static TheoryData<string, string, string> Directories => new()
    {
        { "open directory", "chmod 750 pki", "pki: HE0302 the directory holds files and is open to other users; close it: chmod 700 pki, or name a directory that does not exist yet" },
        { "key lost without secrets", "rm pki/secrets.yaml pki/ca.key", "pki/ca.crt: HE0305 'pki/ca.key' is missing beside it; bring it back, or move this file away to let hotc make a new pair" },
        { "certificate lost without secrets", "rm pki/secrets.yaml pki/etcd-ca.crt", "pki/etcd-ca.key: HE0305 'pki/etcd-ca.crt' is missing beside it; bring it back, or move this file away to let hotc make a new pair" },
        { "account key lost without secrets", "rm pki/secrets.yaml pki/sa.key", "pki/sa.pub: HE0305 'pki/sa.key' is missing beside it; bring it back, or move this file away to let hotc make a new pair" },
        { "other CA beside the secrets", "cp ca.crt ca.key pki", "pki/ca.crt: HE0306 the cluster CA here is another one than in 'pki/secrets.yaml (ca_certificate)'; decide which is right and move the other away; hotc overwrites nothing" },
        { "other certificate alone beside the secrets", "rm pki/ca.key; cp ca.crt pki", "pki/ca.crt: HE0306 the cluster CA here is another one than in 'pki/secrets.yaml (ca_certificate)'; decide which is right and move the other away; hotc overwrites nothing" },
        { "other key alone beside the secrets", "rm pki/ca.crt; cp ca.key pki", "pki/ca.key: HE0306 the cluster CA here is another one than in 'pki/secrets.yaml (ca_key)'; decide which is right and move the other away; hotc overwrites nothing" },
        { "other account key", "cp ca.key pki/sa.key", "pki/sa.key: HE0306 the service-account key here is another one than in 'pki/secrets.yaml (service_account_key)'; decide which is right and move the other away; hotc overwrites nothing" },
        { "other public account key", "openssl pkey -in ca.key -pubout -out pki/sa.pub", "pki/sa.pub: HE0333 the public key does not belong to the service-account key in 'pki/sa.key'; move this file away and run again: it is made from the key" },
        { "account key of RSA", "rm pki/secrets.yaml pki/sa.*; (umask 077; openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out pki/sa.key)", "pki/sa.key: HE0334 the service-account key is RSA of 2048 bits, which is not accepted; use an EC key on P-256 or P-384" },
        { "other token", "echo abcdef.0123456789abcdef > pki/bootstrap-token", "pki/bootstrap-token: HE0306 the bootstrap token here is another one than in 'pki/secrets.yaml (bootstrap_token)'; decide which is right and move the other away; hotc overwrites nothing" },
        { "token of another form", "echo s3cret > pki/bootstrap-token", "pki/bootstrap-token: HE0309 the bootstrap token has the wrong form; move the file away and run again to get a new one" },
        { "short encryption key", "rm pki/secrets.yaml; echo c2VjcmV0 > pki/encryption-key", "pki/encryption-key: HE0309 the encryption key has the wrong form; move the file away and run again to get a new one" },
        { "one CA for two", "rm pki/secrets.yaml; cp ca.crt pki/etcd-ca.crt; cp ca.key pki/etcd-ca.key; cp ca.crt pki/ca.crt; cp ca.key pki/ca.key", "pki/etcd-ca.key: HE0336 the etcd CA has the same key as the cluster CA in 'pki/ca.key'; give each CA a key of its own, or let hotc make it" },
        { "one key for two certificates", "rm pki/secrets.yaml; openssl req -x509 -key pki/ca.key -days 3650 -subj /CN=f -out pki/front-proxy-ca.crt; cp pki/ca.key pki/front-proxy-ca.key", "pki/front-proxy-ca.key: HE0336 the front-proxy CA has the same key as the cluster CA in 'pki/ca.key'; give each CA a key of its own, or let hotc make it" },
        { "RSA etcd CA", "rm pki/secrets.yaml; openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=e -keyout pki/etcd-ca.key -out pki/etcd-ca.crt", "pki/etcd-ca.crt: HE0335 the certificate takes # characters; the parameter etcd_ca_certificate holds 1000; use an EC key on P-256, or for the cluster CA RSA of 3072 bits, and few extensions\npki/etcd-ca.key: HE0334 the key of the etcd CA is RSA of 2048 bits; its parameter etcd_ca_key has no room for RSA; use an EC key on P-256 or P-384" },
        { "secrets are no YAML", "sed -i 's/parameters:/parameters: \"/' pki/secrets.yaml", NoEnvironment },
        { "secrets have a tab", "printf '\\tx: y\\n' >> pki/secrets.yaml", NoEnvironment },
        { "secrets have a key twice", "grep bootstrap_token pki/secrets.yaml > line; cat line >> pki/secrets.yaml", NoEnvironment },
        { "secrets are a list", "echo '[a]' > pki/secrets.yaml", NoEnvironment },
        { "secrets are binary", "head -c 500 /dev/urandom > pki/secrets.yaml", NoEnvironment },
        { "secrets are empty", "> pki/secrets.yaml", NoEnvironment },
        { "secrets lack one", "sed -i /etcd_ca_key/d pki/secrets.yaml", "pki/secrets.yaml: HE0307 the parameter etcd_ca_key is missing or its value has the wrong form; move the file away and run again: it is written anew from the files beside it" },
        { "secrets have a wrong one", "sed -i 's/\\(encryption_key:\\).*/\\1 x/' pki/secrets.yaml", "pki/secrets.yaml: HE0307 the parameter encryption_key is missing or its value has the wrong form; move the file away and run again: it is written anew from the files beside it" },
    };

    private static string NoEnvironment =>
        "pki/secrets.yaml: HE0307 the file is no Heat environment file with parameters; move the file away and run again: it is written anew from the files beside it";

    public void Dispose() => place.Dispose();

    [Theory]
    [MemberData(nameof(OwnClusterCa))]
    public void Of_the_users_own_CA_is_refused(string name, string prepare, string? certificate, string? key, string shown)
    {
        Assert.NotEmpty(name);
        place.Sh("{ :\n" + prepare + "\n} > log 2>&1");
        Assert.Null(place.Init(new PkiInitOptions { ClusterCa = new(certificate, key) }));
        Assert.Equal(shown, WithoutNumbers(shown, place.Show()));
        Assert.False(Directory.Exists(place.Pki));
        NothingSecretIsShown();
    }

    [Theory]
    [MemberData(nameof(Directories))]
    public void In_the_directory_is_refused_and_nothing_changes(string name, string prepare, string shown)
    {
        Assert.NotEmpty(name);
        place.InitWell();
        place.Sh("{ " + Workplace.MakeCa + prepare + "\n} > log 2>&1");
        var before = place.Snapshot();
        Assert.Null(place.Init());
        var text = WithoutNumbers(shown, place.Show());
        Assert.Equal(shown, text);
        Assert.Equal(before, place.Snapshot());
        NothingSecretIsShown();
    }

    [Theory]
    [InlineData("openssl x509 -in ca.crt -outform DER -out in", "in", "ca.key", "ca.crt", "ca.key")]
    [InlineData("openssl x509 -in ca.crt -trustout -addtrust serverAuth -out in", "in", "ca.key", "ca.crt", "ca.key")]
    [InlineData(MakeOther + "cat ca.crt other.crt > in", "in", "ca.key", "ca-only.crt", "ca.key")]
    [InlineData("openssl pkey -in ca.key -outform DER -out in", "ca.crt", "in", "ca.crt", "ca.key")]
    [InlineData("openssl pkey -in ca.key -aes256 -passout pass:example -out in", "ca.crt", "in", "ca.crt", "ca-plain.key")]
    public void The_command_in_the_help_repairs_it(string prepare, string certificate, string key, string repairedCertificate, string repairedKey)
    {
        place.Sh("{ " + Workplace.MakeCa + prepare + "\n} > log 2>&1");
        Assert.Null(place.Init(new PkiInitOptions { ClusterCa = new(certificate, key) }));
        var help = Assert.Single(place.Findings).Help!;
        var command = help[help.IndexOf(": ", StringComparison.Ordinal)..].Split(", or ")[0][2..];
        place.Sh("{ " + command + (command.Contains("plain", StringComparison.Ordinal) ? " -passin pass:example" : "") + "; } 2> log");
        place.InitWell(new PkiInitOptions { ClusterCa = new(repairedCertificate, repairedKey) });
    }

    [Fact]
    public void Expired_CAs_are_refused_with_their_day()
    {
        Prepare(PkiAuthorityCodes.Expired);
        Assert.Null(place.Init(new PkiInitOptions { ClusterCa = new("ca.crt", "ca.key") }));
        Assert.Equal("ca.crt: HE0325 the certificate ended on 2021-01-01 00:00 UTC; renew it with the same key, or let hotc make a new CA", place.Show());
    }

    [Fact]
    public void A_CA_ends_at_its_last_second()
    {
        Prepare(PkiAuthorityCodes.Expired);
        var end = new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Null(place.Init(new PkiInitOptions { ClusterCa = new("ca.crt", "ca.key") }, new FixedClock(end)));
        Assert.NotNull(place.Init(new PkiInitOptions { ClusterCa = new("ca.crt", "ca.key") }, new FixedClock(end.AddSeconds(-1))));
        Assert.Equal(
            "ca.crt: HW0327 the certificate ends on 2021-01-01 00:00 UTC; nothing that it signs is valid longer; renew it with the same key before building a cluster on it",
            place.Show());
    }

    [Fact]
    public void CAs_of_the_future_are_refused()
    {
        Prepare(PkiAuthorityCodes.NotYetValid);
        Assert.Null(place.Init(new PkiInitOptions { ClusterCa = new("ca.crt", "ca.key") }, new FixedClock(new DateTimeOffset(2030, 5, 6, 7, 8, 9, TimeSpan.Zero))));
        Assert.Equal("ca.crt: HE0326 the certificate is valid from 2099-01-01 00:00 UTC; now it is 2030-05-06 07:08 UTC; check this machine's clock", place.Show());
    }

    [Fact]
    public void The_second_run_checks_what_the_first_one_made()
    {
        place.InitWell(new PkiInitOptions { Days = 1 }, new FixedClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.Null(place.Init(clock: new FixedClock(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero))));
        Assert.Equal(["HE0325", "HE0325", "HE0325"], place.Findings.Select(d => d.Code));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(36501)]
    [InlineData(int.MaxValue)]
    public void Lives_out_of_range_are_refused(int days)
    {
        Assert.Null(place.Init(new PkiInitOptions { Days = days }));
        Assert.Equal($": HE0308 {days} days is not between 1 and 36500", place.Show());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void Directories_without_a_name_are_refused(string name)
    {
        var bag = new DiagnosticBag();
        using var random = new CountingRandom();
        Assert.Null(PkiInit.Run(name, new PkiInitOptions(), TimeProvider.System, random, bag));
        Assert.Equal("HE0301", Assert.Single(bag.ToSorted()).Code);
    }

    [Fact]
    public void Findings_of_others_in_the_bag_do_not_matter()
    {
        var bag = new DiagnosticBag();
        bag.Add(PkiCodes.DaysOutOfRange, null, "of somebody else");
        using var random = new CountingRandom();
        Assert.NotNull(PkiInit.Run(place.Pki, new PkiInitOptions(), TimeProvider.System, random, bag));
    }

    private static string WithoutNumbers(string shown, string text) =>
        shown.Contains('#', StringComparison.Ordinal) && !shown.Contains("PKCS", StringComparison.Ordinal)
            ? System.Text.RegularExpressions.Regex.Replace(text, "takes [0-9]+ characters", "takes # characters")
            : text;

    private void Prepare(DiagnosticDescriptor descriptor) =>
        place.Sh("{ " + descriptor.Bad[..descriptor.Bad.LastIndexOf('\n')] + "\n} 2> log");

    // The beginning of any line of a file and of any value of secrets.yaml, anywhere in what a view can show.
    private void NothingSecretIsShown()
    {
        var secrets = Directory.EnumerateFiles(place.Folder, "*", SearchOption.AllDirectories)
            .Where(file => new FileInfo(file) is { Length: > 0 and < 100_000, LinkTarget: null })
            .SelectMany(File.ReadAllLines)
            .Where(line => !line.StartsWith("-----", StringComparison.Ordinal) && !line.StartsWith('#'))
            .Select(line => line.Contains(": ", StringComparison.Ordinal) ? line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..].Trim('"') : line)
            .Where(line => line.Length >= 6 && line is not ("certificate" or "parameters:"))
            .Select(line => line[..Math.Min(line.Length, 8)])
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(place.Findings, finding => Assert.Null(finding.Span));
        var json = new MemoryStream();
        JsonView.Write(place.Findings, json);
        var texts = string.Concat(place.Findings.Select(d => TextView.Format(d))) + System.Text.Encoding.UTF8.GetString(json.ToArray());
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, texts.Replace(place.Folder, "", StringComparison.Ordinal), StringComparison.Ordinal));
    }
}
