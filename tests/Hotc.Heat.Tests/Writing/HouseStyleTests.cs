using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Reading;
using Hotc.Heat.Values;
using Hotc.Heat.Writing;

namespace Hotc.Heat.Tests.Writing;

public sealed class HouseStyleTests
{
    private const string Template = """
        # Made from prod-eu.yaml.

        heat_template_version: "2021-04-16"

        description: "The control plane of prod-eu: three nodes."

        parameters:
          name:
            type: string
            description: What the node is called.
            constraints:
              - length: {max: 53}
              - range: {min: 1, max: 50}
              - allowed_pattern: "[a-z][a-z0-9-]*"
          count:
            type: number
            default: 3
          zones:
            type: comma_delimited_list
            default: []

        conditions:
          many: {not: {equals: [{get_param: count}, 1]}}

        resources:
          port:
            type: OS::Neutron::Port
            properties:
              network: {get_param: network}
              name: {list_join: ["-", [{get_param: name}, port]]}
              fixed_ips:
                - subnet: {get_param: subnet}
                  ip_address: 10.0.0.10
              security_groups:
                - {get_resource: nodes}
                - {get_resource: ssh}
              allowed_address_pairs: []

          server:
            type: OS::Nova::Server
            depends_on: [port, volume]
            properties:
              name: {get_param: name}
              networks:
                - port: {get_resource: port}
              config_drive: true
              user_data_format: RAW
              user_data: |
                #!/bin/sh
                echo "$(hostname): up"
              metadata:
                mac: "52:54:00:12:34:56"
                version: "1.36"
                released: "2026-04-16"
                patch: 1.36.5
                cidr: 10.0.0.0/24
                empty: ""
                nothing: null
                answer: "yes"

        outputs:
          address:
            value: {get_attr: [server, first_address]}
          all:
            value:
              str_replace:
                template: |-
                  a
                  b
                params:
                  $a: {if: [many, {get_param: name}, {get_param: "OS::stack_name"}]}

        """;

    [Fact]
    public void Lines_before_a_document_stay_as_they_are() =>
        Assert.Equal("#cloud-config\na: b\n", HotWriter.WriteAfter("#cloud-config\n", new HotMap([new HotEntry("a", "b")])));

    [Fact]
    public void A_template_looks_as_a_careful_person_writes_it()
    {
        var text = Template.Replace("\"OS::stack_name\"", "OS::stack_name").ReplaceLineEndings("\n");
        var read = Read(text);
        Assert.Equal(text, HotWriter.Write(read, "Made from prod-eu.yaml."));
    }

    [Fact]
    public void A_long_list_stands_on_lines_of_its_own() =>
        Assert.Equal(
            $"list:\n  - {new string('a', 40)}\n  - {new string('b', 40)}\n",
            HotWriter.Write(HotMap.Of(("list", HotList.Of(new string('a', 40), new string('b', 40))))));

    [Fact]
    public void A_line_of_eighty_columns_fits_and_one_more_does_not()
    {
        var fits = HotMap.Of(("config", HotMap.Of(("get_file", new string('x', 60)))));
        var wide = HotMap.Of(("config", HotMap.Of(("get_file", new string('x', 61)))));
        Assert.Equal($"config: {{get_file: {new string('x', 60)}}}\n", HotWriter.Write(fits));
        Assert.Equal($"config:\n  get_file: {new string('x', 61)}\n", HotWriter.Write(wide));
    }

    /// <summary>Readers look back 1,024 characters for the start of a key.</summary>
    [Theory]
    [InlineData(1000, "{0}: b\n")]
    [InlineData(1001, "? {0}\n: b\n")]
    public void A_key_that_readers_would_not_find_is_announced(int length, string format)
    {
        var key = new string('a', length);
        Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, format, key), HotWriter.Write(HotMap.Of((key, "b"))));
    }

    [Fact]
    public void A_map_of_one_key_that_is_no_function_stands_in_a_block() =>
        Assert.Equal("a:\n  b: c\n", HotWriter.Write(HotMap.Of(("a", HotMap.Of(("b", "c"))))));

    [Fact]
    public void No_empty_line_follows_a_text_that_would_take_it_in() =>
        Assert.Equal("a: |+\n  x\n\nb: 1\n", HotWriter.Write(HotMap.Of(("a", "x\n\n"), ("b", 1))));

    [Fact]
    public void Characters_that_nobody_sees_are_written_as_escapes() =>
        Assert.Equal(
            "a: \"\\x00\\t\\x85\\xa0\\u202e\\ufeff\\U000e0001é😀\"\n",
            HotWriter.Write(HotMap.Of(("a", "\0\t\x85\xa0\u202e\ufeff\U000E0001é😀"))));

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character() =>
        Assert.Equal("a: \"x\ufffdy\ufffd\"\n", HotWriter.Write(HotMap.Of(("a", "x\ud800y\udc00"))));

    [Fact]
    public void A_comment_cannot_break_out_of_its_lines() =>
        Assert.Equal("# one\n#\n# two\n# three  \n\na: 1\n", HotWriter.Write(HotMap.Of(("a", 1)), "one\n\ntwo\x85three\ufeff\ud800"));

    [Fact]
    public void Utf8_and_text_are_the_same()
    {
        var document = HotMap.Of(("a", "é😀"));
        Assert.Equal(System.Text.Encoding.UTF8.GetBytes(HotWriter.Write(document)), HotWriter.WriteUtf8(document));
    }

    private static HotMap Read(string text)
    {
        var bag = new DiagnosticBag();
        var document = YamlReader.Read(new SourceText("t.yaml", text, SourceKind.Heat), bag, HotReader.Limits)!;
        return HotReader.ReadTemplate(document, bag)!;
    }
}
