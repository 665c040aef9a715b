namespace Hotc.Conformance.Tests;

/// <summary>The judge can refuse: a small bundle that Heat accepts, and the same with one fault each, some of them deep down.</summary>
public sealed class JudgeTests(HeatJudge heat) : IClassFixture<HeatJudge>, IDisposable
{
    private const string Root = """
        heat_template_version: "2021-04-16"
        parameters:
          count: {type: number, constraints: [{range: {max: 9}}]}
          zone: {type: string, default: a}
          secret: {type: string, hidden: true, constraints: [{allowed_pattern: "[a-z0-9]{6}\\.[A-Z]+"}, {length: {min: 12}}]}
        resources:
          net:
            type: OS::Neutron::Net
          boot:
            type: OS::Heat::SoftwareConfig
            properties: {group: ungrouped, config: {get_file: run.sh}}
          pool:
            type: OS::Heat::ResourceGroup
            properties:
              count: {get_param: count}
              resource_def:
                type: node.yaml
                properties: {network: {get_resource: net}, secret: {get_param: secret}, config: {get_resource: boot}}
        outputs:
          addresses: {value: {get_attr: [pool, address]}}
        """;

    private const string Node = """
        heat_template_version: "2021-04-16"
        parameters:
          network: {type: string}
          secret: {type: string, hidden: true}
          config: {type: string}
        resources:
          port:
            type: port.yaml
            properties: {network: {get_param: network}}
          server:
            type: OS::Nova::Server
            properties:
              flavor: m1.small
              image: ubuntu
              networks: [{port: {get_attr: [port, id]}}]
              user_data_format: RAW
              user_data: {get_param: config}
        outputs:
          address: {value: {get_attr: [server, first_address]}}
        """;

    private const string Port = """
        heat_template_version: "2021-04-16"
        parameters:
          network: {type: string}
        resources:
          port:
            type: OS::Neutron::Port
            properties: {network: {get_param: network}, fixed_ips: [{ip_address: 10.0.0.7}]}
        outputs:
          id: {value: {get_resource: port}}
        """;

    private const string Environment = "parameters: {count: 3}\n";

    private readonly string folder = Directory.CreateTempSubdirectory("hotc-judge-").FullName;

    public static TheoryData<string, string, string, string, string> Faults => new()
    {
        { "an unknown property", "cluster.yaml", "count: {get_param: count}", "number: {get_param: count}", "Unknown Property number" },
        { "an unknown type", "cluster.yaml", "OS::Neutron::Net", "OS::Neutron::Nett", "could not be found" },
        { "a type for administrators only", "cluster.yaml", "OS::Neutron::Net", "OS::Nova::Flavor", "not authorized" },
        { "a resource that is not there", "cluster.yaml", "{get_resource: net}", "{get_resource: nett}", "nett" },
        { "an attribute that a member does not have", "cluster.yaml", "[pool, address]", "[pool, adress]", "adress" },
        { "a file that is not there", "cluster.yaml", "run.sh", "walk.sh", "walk.sh" },
        { "a section that is unknown", "cluster.yaml", "outputs:", "output:", "output" },
        { "a parameter outside its range", "environment.yaml", "3", "10", "10" },
        { "a parameter that is unknown", "environment.yaml", "count: 3", "count: 3, cuont: 3", "cuont" },
        { "a member's property that its template does not take", "cluster.yaml", "properties: {network:", "properties: {net:", "Unknown Property net" },
        { "one level down: an unknown property", "node.yaml", "user_data:", "user_date:", "Unknown Property user_date" },
        { "one level down: a required property is absent", "node.yaml", "flavor: m1.small", "metadata: {}", "flavor" },
        { "two levels down: an unknown property", "port.yaml", "fixed_ips:", "fixed_ip:", "Unknown Property fixed_ip" },
        { "two levels down: a value that is no address", "port.yaml", "10.0.0.7", "10.0.0.777", "10.0.0.777" },
        { "two levels down: a parameter that is not declared", "port.yaml", "{get_param: network}", "{get_param: net}", "net" },
        { "two levels down: an attribute that is not an output", "node.yaml", "[port, id]", "[port, ids]", "ids" },
        { "two levels down: a template that is no YAML", "port.yaml", "resources:", "resources: [", "port.yaml" },
    };

    [Fact]
    public async Task The_sound_bundle_is_accepted()
    {
        Write();
        var verdict = await heat.JudgeAsync(folder);
        Assert.True(verdict.IsValid, verdict.Message);
        Assert.Equal(["secret"], verdict.Invented);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_is_refused(string fault, string file, string sound, string broken, string message)
    {
        Assert.NotEmpty(fault);
        Write((file, sound, broken));
        var verdict = await heat.JudgeAsync(folder);
        Assert.False(verdict.IsValid);
        Assert.Contains(message, verdict.Message);
    }

    [Fact]
    public async Task A_fault_in_the_member_of_an_empty_group_is_refused()
    {
        Write(("environment.yaml", "3", "0"), ("port.yaml", "fixed_ips:", "fixed_ip:"));
        Assert.Contains("Unknown Property fixed_ip", (await heat.JudgeAsync(folder)).Message);
    }

    [Fact]
    public async Task A_bundle_that_is_too_large_is_refused()
    {
        Write();
        await File.WriteAllTextAsync(Path.Combine(folder, "run.sh"), new string('x', 1_048_576), TestContext.Current.CancellationToken);
        Assert.Contains("exceeds maximum allowed size", (await heat.JudgeAsync(folder)).Message);
    }

    [Theory]
    [InlineData("#!/bin/sh\necho \"Grüße 😀\\n\"\n")]
    [InlineData("")]
    [InlineData("\ufeffx\u0001\u007f\u2028")]
    public async Task The_size_of_the_request_is_as_we_measure_it(string script)
    {
        Write();
        await File.WriteAllTextAsync(Path.Combine(folder, "run.sh"), script, TestContext.Current.CancellationToken);
        SentSize.AssertIs((await heat.JudgeAsync(folder)).Bytes, folder);
    }

    [Fact]
    public async Task The_size_of_a_request_with_other_bytes_is_as_we_measure_it()
    {
        Write();
        await File.WriteAllBytesAsync(
            Path.Combine(folder, "run.sh"),
            [.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 7))],
            TestContext.Current.CancellationToken);
        SentSize.AssertIs((await heat.JudgeAsync(folder)).Bytes, folder);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(params (string File, string Sound, string Broken)[] faults)
    {
        foreach (var (name, sound) in (ReadOnlySpan<(string, string)>)
            [("cluster.yaml", Root), ("node.yaml", Node), ("port.yaml", Port), ("environment.yaml", Environment), ("run.sh", "#!/bin/sh\n")])
        {
            var text = sound;
            foreach (var fault in faults.Where(fault => fault.File == name))
            {
                Assert.Contains(fault.Sound, text);
                text = text.Replace(fault.Sound, fault.Broken);
            }

            File.WriteAllText(Path.Combine(folder, name), text);
        }
    }
}
