package dev.shangjia.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanguagesTest {
  @Test
  void tellsChineseFromEnglish() {
    assertThat(Languages.language("会议纪要助手")).isEqualTo("zh");
    assertThat(Languages.language("支持 PDF 和 Word 导出，会后自动发送")).isEqualTo("zh");
    assertThat(Languages.language("Meeting notes for teams")).isEqualTo("en");
    assertThat(Languages.language("Notes 会议 for your team and others, meeting")).isEqualTo("mixed");
    assertThat(Languages.language("123 …！")).isEqualTo("none");
  }

  @Test
  void tellsOtherScripts() {
    assertThat(Languages.language("会議の議事録を自動で作成します")).isEqualTo("ja");
    assertThat(Languages.language("회의록 도우미")).isEqualTo("ko");
    assertThat(Languages.language("Помощник для встреч")).isEqualTo("ru");
    assertThat(Languages.language("ཚོགས་འདུའི་ཟིན་ཐོ")).isEqualTo("bo");
    assertThat(Languages.language("يىغىن خاتىرىسى ئۇيغۇرچە")).isEqualTo("ug");
  }

  @Test
  void tellsGermanAndFrenchByTheirCommonWords() {
    assertThat(
            Languages.language(
                "Die App erstellt das Protokoll der Sitzung und verschickt es mit einem Klick auf"
                    + " den Knopf an die Teilnehmer, ist einfach und für alle da"))
        .isEqualTo("de");
    assertThat(
            Languages.language(
                "Le compte rendu est envoyé avec les notes aux participants et vous pouvez le"
                    + " modifier dans votre espace pour une équipe"))
        .isEqualTo("fr");
    assertThat(Languages.language("Die Hard trivia")).isEqualTo("en");
  }

  @Test
  void namesScriptsInOrder() {
    assertThat(Languages.scripts("会议 Meeting Встреча 1!")).containsExactly("Cyrl", "Hani", "Latn");
    assertThat(Languages.scripts("123")).isEmpty();
  }
}
