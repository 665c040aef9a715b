using System.Globalization;
using System.Text;

namespace Hotc.Generators.Json;

/// <summary>
/// Reads JSON (RFC 8259) with positions. The framework's reader for netstandard2.0 goes by way of XML and loses them, and a problem
/// of a schema should be shown where it stands. Duplicate names are refused.
/// </summary>
internal sealed class JsonReader
{
    private const int MaximumDepth = 64;

    private readonly string _text;
    private int _offset;
    private int _line;
    private int _lineStart;
    private int _depth;

    private JsonReader(string text) => _text = text;

    private JsonPosition Position => new(_offset, _line, _offset - _lineStart);

    /// <summary>The value of the text, or null with a message and where it was met.</summary>
    public static JsonValue? Read(string text, out string message, out JsonPosition position)
    {
        var reader = new JsonReader(text);
        try
        {
            var value = reader.ReadValue();
            reader.SkipSpace();
            if (reader._offset < text.Length)
            {
                throw Fault("text after the end of the value");
            }

            message = "";
            position = default;
            return value;
        }
        catch (FormatException fault)
        {
            message = fault.Message;
            position = reader.Position;
            return null;
        }
    }

    private static FormatException Fault(string message) => new(message);

    private char Peek() => _offset < _text.Length ? _text[_offset] : throw Fault("the text ends too early");

    private void SkipSpace()
    {
        for (; _offset < _text.Length; _offset++)
        {
            switch (_text[_offset])
            {
                case '\n':
                    _line++;
                    _lineStart = _offset + 1;
                    break;
                case ' ' or '\t' or '\r':
                    break;
                default:
                    return;
            }
        }
    }

    private JsonValue ReadValue()
    {
        SkipSpace();
        var position = Position;
        switch (Peek())
        {
            case '{':
                return ReadObject(position);
            case '[':
                return ReadArray(position);
            case '"':
                return Leaf(JsonKind.Text, position, ReadText());
            case '-' or (>= '0' and <= '9'):
                return Leaf(JsonKind.Number, position, ReadNumber());
            default:
                return ReadLiteral(position);
        }
    }

    private static JsonValue Leaf(JsonKind kind, JsonPosition position, string text) => new(kind, position, text, [], []);

    private JsonValue ReadLiteral(JsonPosition position)
    {
        foreach (var literal in (string[])["true", "false", "null"])
        {
            if (string.CompareOrdinal(_text, _offset, literal, 0, literal.Length) == 0)
            {
                _offset += literal.Length;
                return Leaf(literal == "null" ? JsonKind.Null : JsonKind.Boolean, position, literal);
            }
        }

        throw Fault("a value is expected here");
    }

    private JsonValue ReadObject(JsonPosition position)
    {
        Enter();
        var members = new List<JsonMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (Next('}', members.Count == 0))
        {
            var namePosition = Position;
            if (Peek() != '"')
            {
                throw Fault("a name in double quotes is expected here");
            }

            var name = ReadText();
            if (!names.Add(name))
            {
                throw Fault($"the name '{name}' stands here twice");
            }

            SkipSpace();
            if (Peek() != ':')
            {
                throw Fault("':' is expected here");
            }

            _offset++;
            members.Add(new JsonMember(name, namePosition, ReadValue()));
        }

        return new JsonValue(JsonKind.Object, position, "", [], members);
    }

    private JsonValue ReadArray(JsonPosition position)
    {
        Enter();
        var items = new List<JsonValue>();
        while (Next(']', items.Count == 0))
        {
            items.Add(ReadValue());
        }

        return new JsonValue(JsonKind.Array, position, "", items, []);
    }

    private void Enter()
    {
        _offset++;
        if (++_depth > MaximumDepth)
        {
            throw Fault($"nested deeper than {MaximumDepth}");
        }
    }

    /// <summary>Whether one more item follows; goes past the comma before it or past the closing bracket.</summary>
    private bool Next(char closing, bool first)
    {
        SkipSpace();
        var met = Peek();
        if (met == closing)
        {
            _offset++;
            _depth--;
            return false;
        }

        if (first)
        {
            return true;
        }

        if (met != ',')
        {
            throw Fault($"',' or '{closing}' is expected here");
        }

        _offset++;
        SkipSpace();
        return Peek() != closing ? true : throw Fault("a comma stands before the closing bracket");
    }

    private string ReadNumber()
    {
        var start = _offset;
        while (_offset < _text.Length && _text[_offset] is (>= '0' and <= '9') or '-' or '+' or '.' or 'e' or 'E')
        {
            _offset++;
        }

        var number = _text.Substring(start, _offset - start);
        var digits = number.TrimStart('-');
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            && !(digits.Length > 1 && digits[0] == '0' && digits[1] is >= '0' and <= '9')
            ? number
            : throw Fault($"'{number}' is no number");
    }

    private string ReadText()
    {
        var builder = new StringBuilder();
        _offset++;
        while (true)
        {
            var met = Peek();
            if (met < ' ')
            {
                throw Fault("a control character or line end inside a string");
            }

            _offset++;
            switch (met)
            {
                case '"':
                    return builder.ToString();
                case '\\':
                    builder.Append(ReadEscape());
                    break;
                default:
                    builder.Append(met);
                    break;
            }
        }
    }

    private char ReadEscape()
    {
        var met = Peek();
        _offset++;
        switch (met)
        {
            case '"' or '\\' or '/':
                return met;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when _offset + 4 <= _text.Length
                && ushort.TryParse(_text.Substring(_offset, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                _offset += 4;
                return (char)unit;
            default:
                throw Fault($"unknown escape '\\{met}'");
        }
    }
}
