using System.Globalization;
using System.Text;
using System.Xml;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Diagnostics;

/// <summary>
/// Shows findings as a JUnit report, the form that most services of continuous integration read: a suite a file, a case a finding.
/// A file without findings is one case that passed.
/// </summary>
public static class JUnitView
{
    private const string Tool = "hotc";

    /// <summary>Writes a report as UTF-8 XML with LF as line break, the last one included.</summary>
    /// <param name="diagnostics">The findings.</param>
    /// <param name="files">The files that were checked, with or without findings.</param>
    /// <param name="failOn">Findings of this level and above failed; those below passed and say so in their output.</param>
    /// <param name="stream">Receives the report.</param>
    public static void Write(IEnumerable<Diagnostic> diagnostics, IEnumerable<string> files, DiagnosticLevel failOn, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(stream);
        var byFile = diagnostics.ToLookup(d => d.Path ?? Tool, StringComparer.Ordinal);
        var names = files.Concat(byFile.Select(g => g.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false };
        using (var xml = XmlWriter.Create(stream, settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", Tool);
            WriteCounts(xml, names.Sum(n => Math.Max(1, byFile[n].Count())), byFile.SelectMany(g => g).Count(d => d.Level >= failOn));
            foreach (var name in names)
            {
                WriteSuite(xml, name, [.. byFile[name]], failOn);
            }

            xml.WriteEndElement();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteSuite(XmlWriter xml, string file, List<Diagnostic> findings, DiagnosticLevel failOn)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Shown.Escaped(file));
        WriteCounts(xml, Math.Max(1, findings.Count), findings.Count(d => d.Level >= failOn));
        if (findings.Count == 0)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", Shown.Escaped(file));
            xml.WriteAttributeString("name", "no findings");
            xml.WriteEndElement();
        }

        foreach (var finding in findings)
        {
            WriteCase(xml, file, finding, failOn);
        }

        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, string file, Diagnostic finding, DiagnosticLevel failOn)
    {
        var line = finding.Span?.Begin.Line.ToString(CultureInfo.InvariantCulture);
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Shown.Escaped(file));
        xml.WriteAttributeString("name", Shown.Escaped($"{finding.Code} {finding.Descriptor.Title}{(line is null ? "" : $" (line {line})")}"));
        xml.WriteAttributeString("file", Shown.Escaped(file));
        if (line is not null)
        {
            xml.WriteAttributeString("line", line);
        }

        if (finding.Level >= failOn)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", finding.Code);
            xml.WriteAttributeString("message", Shown.Escaped(finding.Message));
        }
        else
        {
            xml.WriteStartElement("system-out");
        }

        xml.WriteString("\n" + TextView.Format(finding));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, int tests, int failures)
    {
        xml.WriteAttributeString("tests", tests.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", failures.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", "0");
    }
}
