package dev.shangjia.engine.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordMatcherTest {
  @Test
  void findsTheLongestWordOnceWithItsPlace() {
    WordMatcher matcher = new WordMatcher(WordList.of("w", "赌", "赌博", "赌博网站"));
    assertThat(matcher.find("x赌博网站和赌局"))
        .containsExactly(new Span("赌博网站", 1, 5, "w"), new Span("赌", 6, 7, "w"));
  }

  @Test
  void findsLatinWordsOnlyAsWholeWordsUnlessToldOtherwise() {
    assertThat(texts(WordList.of("w", "bet"), "better bet, alphabet bet365 Bet!"))
        .containsExactly("bet", "Bet");
    WordList anywhere =
        new WordList(
            "w",
            List.of(new WordList.Word("vx", "w", WordList.Edge.ANYWHERE)),
            List.of(),
            List.of());
    assertThat(texts(anywhere, "myvx123")).containsExactly("vx");
  }

  @Test
  void leavesOutLongerWordsOfAnotherMeaning() {
    WordList list = list(List.of("第一"), List.of(), List.of("第一(次|步)"));
    assertThat(texts(list, "第一次就做到全国第一步步高")).isEmpty();
    assertThat(texts(list, "第一次就做到全国第一，步步高")).containsExactly("第一");
  }

  @Test
  void allowsWordsInAdjoiningContextsAndWithinTheClause() {
    WordList list =
        list(List.of("赌博", "色情"), List.of("禁止…{word}", "反{word}", "{word}…(检测|识别)"), List.of());
    assertThat(texts(list, "严禁止任何形式的赌博")).isEmpty();
    assertThat(texts(list, "反 赌博宣传")).isEmpty();
    assertThat(texts(list, "禁止从事赌博，色情等活动")).isEmpty();
    assertThat(texts(list, "对赌博内容进行识别")).isEmpty();
    assertThat(texts(list, "禁止未成年人进入。赌博平台")).containsExactly("赌博");
    assertThat(texts(list, "禁止使用外挂程序破坏公平竞技的环境，赌博平台")).containsExactly("赌博");
  }

  @Test
  void joinsPiecesAcrossAGapWithinTheClause() {
    WordList list = list(List.of("扫码…关注"), List.of(), List.of());
    assertThat(texts(list, "请扫码后关注我们")).containsExactly("扫码后关注");
    assertThat(texts(list, "扫码登录。关注重点")).isEmpty();
    assertThat(texts(list, "扫码一二三四五六七八九十一二三四五六关注")).isEmpty();
  }

  @Test
  void findsWordsThatWerePulledApartButNotThoseThatMerelyMeet() {
    WordList list = list(List.of("赌博", "六合", "vx", "dubo", "加微信"), List.of(), List.of());
    assertThat(texts(list, "赌-博")).containsExactly("赌-博");
    assertThat(texts(list, "在线赌❤博平台")).containsExactly("赌❤博");
    assertThat(texts(list, "V❤️X d.u.b.o")).containsExactly("V❤️X", "d.u.b.o");
    assertThat(texts(list, "加 微 信")).containsExactly("加 微 信");
    assertThat(texts(list, "周六 合作，十六+合计")).isEmpty();
    assertThat(texts(list, "平面 v x 坐标轴")).isEmpty();
  }

  @Test
  void matchesWholeTextsByTheirLettersAlone() {
    WordMatcher matcher = new WordMatcher(WordList.of("generic", "(电子|)邮件", "Mail"));
    assertThat(matcher.findWhole("【郵件】")).containsExactly(new Span("【郵件】", 0, 4, "generic"));
    assertThat(matcher.findWhole("mail")).hasSize(1);
    assertThat(matcher.findWhole("邮件管家")).isEmpty();
  }

  @Test
  void refusesBrokenNotationSayingWhere() {
    assertThat(WordList.problemInWord("加(微|薇"))
        .hasValueSatisfying(p -> assertThat(p).contains("加(微|薇"));
    assertThat(WordList.problemInWord("扫码…")).isPresent();
    assertThat(WordList.problemInWord("(扫|)…码")).isPresent();
    assertThat(WordList.problemInWord("(a…b|c)")).isPresent();
    assertThat(WordList.problemInWord("禁止{word}")).isPresent();
    assertThat(WordList.problemInContext("禁止")).isPresent();
    assertThat(WordList.problemInContext("{word}")).isPresent();
    assertThat(WordList.problemInContext("(反|){word}")).isPresent();
    assertThat(WordList.problemInContext("(反|禁){word}")).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> WordList.of("w", "a)b"));
  }

  @Test
  void readsNotationThatStandsForManySpellingsByItsParts() {
    String word = "(a|b)".repeat(40);
    assertThat(WordList.problemInWord(word)).isEmpty();
    assertThat(texts(WordList.of("w", word), "ab".repeat(20))).containsExactly("ab".repeat(20));
    assertThat(texts(WordList.of("w", word), "ab".repeat(19) + "ac")).isEmpty();
  }

  @Test
  void findsWordsThatBeginWithAnOptionalPart() {
    WordList list = WordList.of("w", "(the |)best (app|tool)(s|)");
    assertThat(texts(list, "The best apps, best tool!"))
        .containsExactly("The best apps", "best tool");
  }

  private static WordList list(List<String> words, List<String> allow, List<String> not) {
    return new WordList(
        "w",
        words.stream().map(text -> new WordList.Word(text, "w", WordList.Edge.WHOLE)).toList(),
        allow,
        not);
  }

  private static List<String> texts(WordList list, String text) {
    return new WordMatcher(list).find(text).stream().map(Span::text).toList();
  }
}
