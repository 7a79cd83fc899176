package dev.shangjia.engine.inspection.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.rulebook.Level;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JunitWriterTest {

  private static Document xml(Level failOn) throws Exception {
    var out = new StringBuilder();
    new JunitWriter(ReportOptions.in(Language.EN).failingOn(failOn))
        .write(SampleReport.everything(), out);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(out.toString())));
  }

  private static String child(Document xml, String rule) {
    NodeList cases = xml.getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      Element testCase = (Element) cases.item(i);
      if (testCase.getAttribute("name").equals(rule)) {
        NodeList children = testCase.getElementsByTagName("*");
        return children.getLength() == 0 ? "" : children.item(0).getNodeName();
      }
    }
    throw new AssertionError("no case " + rule);
  }

  @Test
  void tellsFailuresErrorsAndSkippedApart() throws Exception {
    Document xml = xml(Level.RETURN);
    assertThat(child(xml, "listing/name-width")).isEqualTo("failure");
    assertThat(child(xml, "content/superlatives")).isEqualTo("failure");
    assertThat(child(xml, "listing/screenshot-qr")).isEqualTo("system-out");
    assertThat(child(xml, "listing/logo-subject")).isEqualTo("error");
    assertThat(child(xml, "listing/privacy-reachable")).isEqualTo("skipped");
    assertThat(child(xml, "listing/works-as-described")).isEqualTo("skipped");
    assertThat(child(xml, "display/banner")).isEqualTo("skipped");
    assertThat(child(xml, "listing/summary-width")).isEmpty();
  }

  @Test
  void failsFromTheLevelThatIsAskedFor() throws Exception {
    assertThat(child(xml(Level.WARN), "listing/screenshot-qr")).isEqualTo("failure");
    assertThat(child(xml(Level.REJECT), "listing/logo-size")).isEqualTo("system-out");
  }

  @Test
  void countsWhatItHolds() throws Exception {
    Document xml = xml(Level.RETURN);
    Element all = xml.getDocumentElement();
    assertThat(all.getAttribute("tests"))
        .isEqualTo(String.valueOf(xml.getElementsByTagName("testcase").getLength()));
    assertThat(all.getAttribute("failures"))
        .isEqualTo(String.valueOf(xml.getElementsByTagName("failure").getLength()));
    assertThat(all.getAttribute("errors"))
        .isEqualTo(String.valueOf(xml.getElementsByTagName("error").getLength()));
    assertThat(all.getAttribute("skipped"))
        .isEqualTo(String.valueOf(xml.getElementsByTagName("skipped").getLength()));
  }
}
