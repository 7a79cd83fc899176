package dev.shangjia.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StuffingTest {

  @Test
  void findsATermThatComesBackInEveryItem() {
    var found = Stuffing.find("会议纪要，会议纪要软件，会议纪要工具，会议纪要助手，会议纪要模板，会议纪要导出");

    assertThat(found).hasSize(6).allMatch(span -> span.label().equals("repetition"));
    assertThat(found.getFirst().text()).isEqualTo("会议纪要");
  }

  @Test
  void findsARowOfBareKeywords() {
    var found = Stuffing.find("抖音、快手、微博、知乎、小红书、淘宝、京东、拼多多、美团、饿了么、滴滴、携程");

    assertThat(found).singleElement().matches(span -> span.label().equals("enumeration"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "多功能白板，支持流程图、思维导图、便签、待办、图表、表格、画笔、箭头、矩形、圆形、马赛克和文字",
        "混元提供的模型，例如"
            + " hunyuan-standard、hunyuan-lite、hunyuan-pro、hunyuan-code、hunyuan-vision、hunyuan-turbo",
        "Requires calendar:calendar:read, calendar:calendar:write, calendar:event and"
            + " calendar:user",
        "会后按议题整理讨论要点、结论和待办，适合周会、评审和访谈。",
      })
  void passesListsOfWhatAnAppDoes(String text) {
    assertThat(Stuffing.find(text)).isEmpty();
  }
}
