namespace Hotc.Foundation.Yaml;

/// <summary>What the messages of YamlDotNet's parser mean to the author.</summary>
internal static class SyntaxWords
{
    // The first row whose part stands in the message counts.
    private static readonly Row[] Rows =
    [
        new("expected ',' or ']'", "a comma or the closing ] of this list is missing before this", null),
        new("expected ',' or '}'", "a comma or the closing } of this mapping is missing before this", null),
        new("cannot start any token", "a value cannot begin with this character", "put the value in quotes"),
        new("invalid mapping", "a colon stands here a second time", "put the value in quotes if the colon belongs to it, or begin a new line", Kind.SecondColon),
        new(
            "Mapping values are not allowed",
            "a value cannot begin here",
            "put a text that holds a colon and a blank in quotes, or check the indentation"),
        new("Mapping keys are not allowed", "a key cannot begin here", "begin a new line"),
        new(
            "did not find expected key",
            "this is no key of the mapping above",
            "check the indentation, and whether a colon or a quote is missing",
            Kind.NoKey),
        new("expected '-' indicator", "this is no item of the list above", "begin it with \"- \", or indent it less than the list", Kind.NoKey),
        new("could not find expected ':'", "a colon is missing behind this", "write \"key: value\""),
        new("Block sequence entries are not allowed", "a list item cannot begin here", "begin a new line; put a text that begins with - in quotes"),
        new("Anchor before sequence entry", "an anchor cannot stand before a list item", "put the list on a new line"),
        new("quoted scalar, found unexpected end", "the closing quote of this text is missing", null),
        new("quoted scalar, found wrong indentation", "the closing quote of this text is missing, or its next line is not indented", null),
        new("quoted scalar, found unexpected document", "the closing quote of this text is missing", null),
        new(
            "unknown escape character",
            "a backslash in double quotes begins an escape, and there is none like this",
            "use single quotes, or write the backslash twice",
            Kind.Escape),
        new("hexadecimal number", "this escape lacks digits", "use single quotes, or write the backslash twice", Kind.Escape),
        new("invalid Unicode", "an escape in this text names no character", null),
        new(
            "disallowed",
            "the name of an anchor or alias is missing or holds a character that it cannot",
            "a text that begins with * or & must be quoted"),
        new("more than one anchor", "a value can have only one anchor", null),
        new("undefined tag handle", "the tag is not declared", "a text that begins with ! must be quoted"),
        new("scanning a tag", "the tag is malformed", "a text that begins with ! must be quoted"),
        new(
            "block scalar, did not find expected comment",
            "nothing can follow the | or > of a block text on its line",
            "a text that begins with | or > must be quoted"),
        new("indentation indicator equal to 0", "a block text cannot be indented by 0", null),
        new("extra spaces in first line", "the blank lines before this block text are indented more than the text", null),
        new("more spaces in lines above", "the blank lines before this block text are indented more than the text", null),
        new("comment between adjacent scalars", "a comment cannot stand inside a text", null),
        new("invalid comment", "a blank is missing before the #", null),
        new("expected <document start>", "this stands behind the end of the document", "check the indentation and the brackets above", Kind.NoKey),
        new("invalid content after '...'", "nothing can follow the end of the document", null),
        new("incompatible YAML document", "this version of YAML is not known", "remove the line"),
        new("directive", "the directive is malformed or stands at a wrong place", "a text that begins with % must be quoted"),
        new("did not find expected node content", "a value is missing here", null),
        new("the text ends too early", "the text ends too early", null),
    ];

    private static readonly Row Unknown = new("", "the text cannot be understood from here on", "check the indentation, colons, quotes and brackets");

    /// <summary>A colon that is the first of its line cannot be a second one: the text before it goes on in its line.</summary>
    public static Row ContinuedLine { get; } = new(
        "",
        "this line goes on with the text before it, so it cannot hold a key",
        "indent it like the keys that it belongs to, and check whether the line before it lacks a colon");

    /// <summary>What must be known of a refusal beyond its words.</summary>
    internal enum Kind
    {
        /// <summary>Nothing.</summary>
        Plain,

        /// <summary>Something stands where a key or an item was to begin.</summary>
        NoKey,

        /// <summary>A text without quotes runs into a colon.</summary>
        SecondColon,

        /// <summary>An escape in double quotes is wrong; the place is the opening quote.</summary>
        Escape,
    }

    /// <summary>The row for a message of the parser.</summary>
    public static Row Explain(string parserMessage) =>
        Array.Find(Rows, row => parserMessage.Contains(row.Part, StringComparison.Ordinal)) ?? Unknown;

    /// <summary>A part of the parser's message, what it means, and what to do.</summary>
    internal sealed record Row(string Part, string Message, string? Help, Kind Kind = Kind.Plain);
}
