package dev.shangjia.platform;

import dev.shangjia.engine.Language;
import dev.shangjia.engine.text.Widths;
import dev.shangjia.platform.accounts.MemberRole;
import dev.shangjia.platform.demo.DemoMarket.SignIn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Who can sign in to the demo, as a table for a terminal. */
final class SignInTable {
  private static final String GAP = "  ";

  private SignInTable() {}

  static String of(List<SignIn> all, Language language) {
    var rows = new ArrayList<List<String>>();
    rows.add(
        switch (language) {
          case ZH -> List.of("机构", "姓名", "角色", "邮箱", "密码");
          case EN -> List.of("Organization", "Name", "Roles", "Address", "Password");
        });
    for (SignIn one : all) {
      rows.add(List.of(one.organization(), one.name(), roles(one), one.email(), one.password()));
    }
    int columns = rows.getFirst().size();
    var widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], Widths.displayWidth(row.get(i)));
      }
    }
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
  }

  private static String roles(SignIn one) {
    return one.roles().stream()
        .sorted(Comparator.comparingInt(MemberRole::ordinal))
        .map(MemberRole::code)
        .collect(Collectors.joining(" "));
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i));
      if (i < row.size() - 1) {
        line.append(" ".repeat(widths[i] - Widths.displayWidth(row.get(i)))).append(GAP);
      }
    }
    return line.toString();
  }
}
