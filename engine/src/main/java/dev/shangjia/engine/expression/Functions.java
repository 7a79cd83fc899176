package dev.shangjia.engine.expression;

import com.google.common.collect.ImmutableSet;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.runtime.CelFunctionBinding;
import dev.shangjia.engine.Problem;
import dev.shangjia.engine.checklist.Checklist;
import dev.shangjia.engine.rulebook.Expression;
import dev.shangjia.engine.text.WordList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All functions of ours, bound to the word lists and checklists of one rulebook. */
final class Functions {
  private final Map<String, Function> byName = new LinkedHashMap<>();
  private final WordFunctions words;
  private final ChecklistFunctions checklists;

  Functions(Map<String, WordList> lists, Map<String, Checklist> checklists, String region) {
    this.words = new WordFunctions(lists);
    this.checklists = new ChecklistFunctions(checklists);
    Stream.of(
            TextFunctions.ALL,
            LikenessFunctions.ALL,
            words.all(),
            this.checklists.all(),
            PictureFunctions.ALL,
            CalendarFunctions.of(region),
            VersionFunctions.ALL)
        .flatMap(List::stream)
        .forEach(function -> byName.put(function.name(), function));
  }

  List<CelFunctionDecl> declarations() {
    return byName.values().stream().map(Function::declaration).toList();
  }

  List<CelFunctionBinding> bindings() {
    return byName.values().stream().flatMap(function -> function.bindings().stream()).toList();
  }

  Set<String> names() {
    return byName.keySet();
  }

  List<Function> all() {
    return List.copyOf(byName.values());
  }

  ImmutableSet<String> probesOf(String name) {
    Function function = byName.get(name);
    return function == null ? ImmutableSet.of() : function.probes();
  }

  /**
   * Word lists, checklists and their items that an expression names and the rulebook lacks;
   * patterns that are none.
   *
   * @param nodes all nodes of the expression
   */
  List<Problem> wrongArguments(
      Expression source, CelAbstractSyntaxTree ast, List<CelNavigableExpr> nodes) {
    var problems = new ArrayList<Problem>();
    for (CelNavigableExpr node : nodes) {
      if (node.getKind() != CelExpr.ExprKind.Kind.CALL) {
        continue;
      }
      CelExpr.CelCall call = node.expr().call();
      if (call.args().isEmpty() || !isText(call.args().getLast())) {
        continue;
      }
      if (ChecklistFunctions.NAMES.contains(call.function())) {
        problems.addAll(unknownChecklist(source, ast, call.args()));
        continue;
      }
      CelExpr argument = call.args().getLast();
      String text = argument.constant().stringValue();
      if (WordFunctions.NAMES.contains(call.function()) && !words.lists().contains(text)) {
        problems.add(
            ExpressionProblems.unknownList(source, position(ast, argument), text, words.lists()));
      }
      if (call.function().equals("matches")) {
        try {
          Pattern.compile(text);
        } catch (PatternSyntaxException e) {
          problems.add(ExpressionProblems.badPattern(source, position(ast, argument), e));
        }
      }
    }
    return problems;
  }

  private List<Problem> unknownChecklist(
      Expression source, CelAbstractSyntaxTree ast, List<CelExpr> args) {
    if (args.size() < 2 || !isText(args.get(1))) {
      return List.of();
    }
    String name = args.get(1).constant().stringValue();
    Optional<List<String>> items = checklists.items(name);
    if (items.isEmpty()) {
      return List.of(
          ExpressionProblems.unknownChecklist(
              source, position(ast, args.get(1)), name, checklists.checklists()));
    }
    boolean known =
        args.size() < 3
            || !isText(args.get(2))
            || items.get().contains(args.get(2).constant().stringValue());
    return known
        ? List.of()
        : List.of(
            ExpressionProblems.unknownItem(
                source,
                position(ast, args.get(2)),
                args.get(2).constant().stringValue(),
                items.get()));
  }

  private static int position(CelAbstractSyntaxTree ast, CelExpr expr) {
    return ast.getSource().getPositionsMap().getOrDefault(expr.id(), 0);
  }

  private static boolean isText(CelExpr expr) {
    return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE;
  }
}
