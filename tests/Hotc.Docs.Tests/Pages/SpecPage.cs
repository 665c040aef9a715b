using System.Text;
using Hotc.Docs.Tests.Harness;

namespace Hotc.Docs.Tests.Pages;

/// <summary>docs/spec.md: every field of the cluster spec.</summary>
internal static class SpecPage
{
    private const string Intro =
        """
        # Cluster spec

        Every field of a cluster spec. Unknown fields are errors.

        ```sh
        hotc init cluster.yaml                          # a commented spec to begin with
        hotc explain cluster.yaml --stage completed     # every field set, and where each value came from
        hotc schema spec > cluster.schema.json          # what this page is made from, for your editor
        ```

        - A path such as `api.loadBalancer.enabled` is a key inside a mapping inside a mapping; `pools[]` is each item of a list;
          `<name>` is a key that you choose.
        - *required* holds wherever the mapping around the field is given. An empty default means that the field may be left out;
          its meaning says what happens then.
        - A driver has defaults of its own between yours and those of this page: `hotc drivers show` names its folder.
        - Addresses, ranges and names are compared with each other as well: see [the codes](codes.md) of areas 2 and 4.

        A template holds values for several clusters. Mappings merge key by key, lists of named things by name, every other list is
        replaced, the nearer value wins, and `null` takes away what a template says:

        ```yaml
        # base.yaml
        apiVersion: hotc/v1
        kind: ClusterTemplate
        driver: {name: kubernetes-ubuntu, version: "1"}
        network: {external: public, dns: [9.9.9.9]}
        controlPlane: {flavor: m1.medium, image: ubuntu-24.04}
        pools:
          - {name: general, flavor: m1.large, image: ubuntu-24.04}
        ```

        ```yaml
        # prod.yaml
        apiVersion: hotc/v1
        kind: Cluster
        extends: base.yaml
        metadata: {name: prod}
        pools:
          - {name: general, count: 3}      # flavor and image are the template's
        ```


        """;

    public static string Make()
    {
        var schema = SchemaNode.Read(File.ReadAllText(Repository.PathOf("schemas", "spec", "cluster.schema.json")));
        var page = new StringBuilder($"{GeneratedPages.Mark}\n{Intro}");
        page.Append("## The file itself\n\n");
        FieldTable.Write(page, schema.Properties.Where(p => !IsSection(p.Node)).SelectMany(p => SchemaFields.Of(p.Name, p.Node, p.IsRequired)));
        foreach (var (name, node, isRequired) in schema.Properties.Where(p => IsSection(p.Node)))
        {
            var (inner, prefix) = SchemaFields.Inside(node, name);
            page.Append($"## {prefix}\n\n{node.Description}{(isRequired ? " Required." : "")}\n\n");
            FieldTable.Write(page, inner.Properties.SelectMany(p => SchemaFields.Of($"{prefix}.{p.Name}", p.Node, p.IsRequired)));
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static bool IsSection(SchemaNode node) => SchemaFields.Inside(node, "").Node.Properties.Any();
}
