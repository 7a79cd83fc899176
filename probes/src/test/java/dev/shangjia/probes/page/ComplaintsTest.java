package dev.shangjia.probes.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComplaintsTest {
  private final Complaints complaints = new Complaints();

  @Test
  void keepsErrorsAndUncaughtExceptionsOnceAndInOrder() {
    happened(
        "Runtime.consoleAPICalled",
        "{'type':'error','args':[{'value':'加载失败'},{'value':503},{'description':'Object'}]}");
    String thrown =
        "{'exceptionDetails':{'text':'Uncaught','exception':{'description':'TypeError: x\\n  at y'}}}";
    happened("Runtime.exceptionThrown", thrown);
    happened("Runtime.exceptionThrown", thrown);
    happened("Log.entryAdded", "{'entry':{'source':'security','level':'error','text':'mixed'}}");

    assertThat(complaints.texts()).containsExactly("加载失败 503 Object", "TypeError: x", "mixed");
  }

  @Test
  void leavesOutRemarksAndWhatIsToldElsewhere() {
    happened("Runtime.consoleAPICalled", "{'type':'warning','args':[{'value':'old'}]}");
    happened("Runtime.consoleAPICalled", "{'type':'log','args':[{'value':'hello'}]}");
    happened("Log.entryAdded", "{'entry':{'source':'network','level':'error','text':'404'}}");
    happened(
        "Log.entryAdded",
        "{'entry':{'source':'javascript','level':'error','text':'Not allowed to launch x'}}");

    assertThat(complaints.texts()).isEmpty();
  }

  @Test
  void keepsNoMoreThanPeopleRead() {
    for (int i = 0; i < 100; i++) {
      happened(
          "Runtime.consoleAPICalled",
          "{'type':'error','args':[{'value':'%d %s'}]}".formatted(i, "长".repeat(1000)));
    }

    assertThat(complaints.texts()).hasSize(30).allMatch(text -> text.length() == 300);
  }

  private void happened(String method, String params) {
    complaints.happened(method, Json.of(params));
  }
}
